# `make demo` and `make test` need Rust, a C compiler and `terraform` or `tofu`; nothing else.

.PHONY: demo test check docs bench interop templates

# The main job on the built-in stand-in for Azure.
demo:
	cargo run --quiet --locked -- demo

# All tests. No network, no Azure account.
test:
	cargo test --locked

# What CI checks besides the tests.
check:
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	cargo clippy --locked --no-default-features -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --document-private-items --quiet

# Completions and man pages; a test compares them.
docs:
	cargo run --quiet --locked -- generate .

# The numbers of README.md, measured here.
bench:
	cargo bench --locked

# Our files and the real Azure CLI, in both directions. Needs Python 3; installs `azure-cli` into target/interop.
interop:
	tests/interop/run

# What Go and Sprig make of tests/templates/templates.yaml, compared with ours. Needs Go (tests/interop/go/run says which packages).
templates:
	tests/interop/go/run
