//! Which service answers a request.

use super::{arm, entra, graph, issuer, machine, reply::Reply, request::Request, state::State};

/// A service of Azure, by the hosts of its three clouds and of one that only its metadata describe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Service {
    Entra,
    Arm,
    Graph,
    Machine,
    Github,
    AzureDevops,
}

const HOSTS: [(&str, Service); 21] = [
    ("login.microsoftonline.com", Service::Entra),
    ("login.microsoft.com", Service::Entra),
    ("login.windows.net", Service::Entra),
    ("login.microsoftonline.us", Service::Entra),
    ("login.usgovcloudapi.net", Service::Entra),
    ("login.chinacloudapi.cn", Service::Entra),
    ("login.partner.microsoftonline.cn", Service::Entra),
    ("management.azure.com", Service::Arm),
    ("management.usgovcloudapi.net", Service::Arm),
    ("management.chinacloudapi.cn", Service::Arm),
    ("graph.microsoft.com", Service::Graph),
    ("graph.microsoft.us", Service::Graph),
    ("microsoftgraph.chinacloudapi.cn", Service::Graph),
    ("login.stack.example", Service::Entra),
    ("management.stack.example", Service::Arm),
    ("graph.stack.example", Service::Graph),
    ("oidc.github.example", Service::Github),
    ("oidc.devops.example", Service::AzureDevops),
    ("169.254.169.254", Service::Machine),
    ("127.0.0.1", Service::Machine),
    ("localhost", Service::Machine),
];

/// The reply to `request`; `None` closes the connection.
pub(super) fn answer(state: &mut State, request: &Request) -> Option<Reply> {
    if let Some(fault) = state.fault(request) {
        return fault.reply();
    }
    let service = HOSTS.into_iter().find(|(host, _)| *host == request.host).map(|(_, service)| service);
    let reply = match service {
        Some(Service::Entra) => entra::answer(state, request),
        Some(Service::Arm) => arm::answer(&state.script, request),
        Some(Service::Graph) => graph::answer(&state.script.directory, request),
        Some(Service::Github) => issuer::github(state, request),
        Some(Service::AzureDevops) => issuer::azure_devops(state, request),
        Some(Service::Machine) => machine::answer(state, request),
        None => None,
    };
    Some(reply.unwrap_or_else(|| unknown(request)))
}

fn unknown(request: &Request) -> Reply {
    let message = format!("the emulator has no {} {}{}", request.method, request.host, request.path);
    Reply::service_error(404, "NotFound", &message)
}
