# shellcheck shell=bash
# Shared by the scripts here and examples/run; to be sourced, with `set -euo pipefail` in force.

program=$(basename "$0")
log=$(mktemp "${TMPDIR:-/tmp}/dockops-$program.XXXXXX")
step=
trap 'finish $?' EXIT

# Progress goes where it cannot mix with a program's output.
say() { printf '%s: %s\n' "$program" "$*" >&2; }

die() {
    say "$@"
    exit 1
}

finish() {
    if [[ $1 -ne 0 && -n $step ]]; then
        printf '%s: %s failed with code %s. The end of its output:\n' "$program" "$step" "$1" >&2
        tail -n 40 "$log" | sed 's/^/    /' >&2
    fi
    rm -f "$log"
}

# quietly WHAT COMMAND...: ends the script with the output's tail if the command fails, and hides it otherwise.
quietly() {
    step=$1
    shift
    say "$step"
    # A subshell, since a function called in a condition would run on after an error of its own.
    # The lock (9) stays here: a service that a package starts would keep it for ever.
    ("$@") >"$log" 2>&1 </dev/null 9>&-
    step=
}

# bounded SECONDS COMMAND...: with a deadline, where the system has the means.
bounded() {
    local seconds=$1
    shift
    if command -v timeout >/dev/null; then
        timeout "$seconds" "$@"
    else
        "$@"
    fi
}

# --- Debian's packages

# A root shell that came by `su` lacks these; what installs packages needs them, and iptables and dockerd live there.
PATH=$PATH:/usr/sbin:/sbin
export DEBIAN_FRONTEND=noninteractive

can_install() {
    [[ $(id -u) -eq 0 ]] && grep -qsx 'ID=debian' /etc/os-release && command -v apt-get >/dev/null
}

apt_get() {
    apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@"
}

# Lists may be missing or older than the mirror: the first attempt tells, and costs nothing where they are good.
install_packages() {
    apt_get install -y --no-install-recommends "$@" || {
        apt_get update
        apt_get install -y --no-install-recommends "$@"
    }
}
