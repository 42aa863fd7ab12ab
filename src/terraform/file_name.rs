//! The names of the files that belong to one component of one stack.

use crate::stack::Component;

/// `<stack>-[<folder prefix>-]<component>.terraform.tfvars.json`
pub(super) fn varfile(component: &Component) -> String {
    format!("{}.terraform.tfvars.json", stem(component))
}

/// `<stack>-[<folder prefix>-]<component>.planfile`
pub(super) fn planfile(component: &Component) -> String {
    format!("{}.planfile", stem(component))
}

/// The folder prefix is that of the component's folder, the last part that of its name: two
/// different things when `metadata.component` is set (Atmos does it so).
fn stem(component: &Component) -> String {
    let stack = component.stack.replace('/', "-");
    let name = component.name.rsplit('/').next().unwrap_or(&component.name);
    match component.folder.rsplit_once('/') {
        Some((prefix, _)) => format!("{stack}-{}-{name}", prefix.replace('/', "-")),
        None => format!("{stack}-{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terraform::fixture::component;

    #[test]
    fn names_carry_stack_folder_prefix_and_the_last_part_of_the_name() {
        let named = |stack: &str, name: &str, folder: &str| {
            let component =
                Component { stack: stack.into(), name: name.into(), folder: folder.into(), ..component("") };
            (varfile(&component), planfile(&component))
        };
        let want = |stem: &str| (format!("{stem}.terraform.tfvars.json"), format!("{stem}.planfile"));
        assert_eq!(named("dev", "vnet", "vnet"), want("dev-vnet"));
        assert_eq!(named("dev", "net/vnet", "net/vnet"), want("dev-net-vnet"));
        assert_eq!(named("dev", "eks/service/app1", "eks/service"), want("dev-eks-app1"));
        assert_eq!(named("dev", "eks/app1", "service"), want("dev-app1"));
        assert_eq!(named("orgs/acme/dev", "app1", "a/b/c"), want("orgs-acme-dev-a-b-app1"));
    }
}
