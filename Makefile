# `make demo` and `make test` need Rust, a C compiler and `terraform` or `tofu`; nothing else.

.PHONY: demo test check docs bench fuzz interop templates

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

# Fuzzes YAML, templates and merging for some minutes each. Needs the nightly toolchain and `cargo install cargo-fuzz --locked`.
# Names of files live as long as the process, on purpose, so leaks are not looked for.
FUZZ_SECONDS ?= 300
fuzz:
	for target in yaml template merge; do \
	  mkdir -p fuzz/corpus/$$target && \
	  ASAN_OPTIONS=detect_leaks=0 cargo +nightly fuzz run $$target fuzz/corpus/$$target fuzz/seeds/$$target -- \
	    -max_total_time=$(FUZZ_SECONDS) -timeout=20 -rss_limit_mb=2048 -max_len=4096 || exit 1; \
	done
