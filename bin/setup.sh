# Sourced by every command in bin/: finds the clone, brings uv, installs the locked packages once.
# Needs python3 (3.11 or later) with pip, and nothing else. Talks on stderr only.
#
#   . "$(dirname -- "$0")/setup.sh"; setup runtime|dev
set -eu

ROOT=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
export UV_PYTHON_DOWNLOADS=never UV_NO_PROGRESS=1
export PYTHONPATH="$ROOT/src${PYTHONPATH:+:$PYTHONPATH}"
export DJANGO_SETTINGS_MODULE=interlocal.config.settings
PYTHON="$ROOT/.venv/bin/python"

say() { printf '%s\n' "$*" >&2; }

# Translations are compiled here, when a catalogue is newer than what was made of it.
compile_messages() {
    locale="$ROOT/src/interlocal/ui/locale"
    for source in "$locale"/*/LC_MESSAGES/*.po; do
        [ -f "$source" ] || continue
        if [ ! -f "${source%.po}.mo" ] || [ "$source" -nt "${source%.po}.mo" ]; then
            "$PYTHON" -m interlocal.ui.translations >&2
            return 0
        fi
    done
}

# setup KIND: KIND is "runtime" (to use the product) or "dev" (to work on it).
setup() {
    lock="$ROOT/requirements.lock"
    [ "$1" = dev ] && lock="$ROOT/requirements-dev.lock"
    stamp="$ROOT/.venv/.installed-$1"
    if [ -f "$stamp" ] && cmp -s "$lock" "$stamp"; then
        compile_messages
        return 0
    fi
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
        say "interlocal needs Python 3.11 or later; python3 here is $(python3 --version 2>&1)."
        exit 1
    }
    say "Setting up (once; a minute at most on an ordinary line) ..."
    uv="$ROOT/.boot/bin/uv"
    [ -x "$uv" ] || python3 -m pip install --quiet --quiet --disable-pip-version-check --root-user-action=ignore --target "$ROOT/.boot" uv==0.13.9 >&2
    [ -x "$PYTHON" ] || "$uv" venv --quiet --python "$(command -v python3)" "$ROOT/.venv" >&2
    # Compiled now, as pip does it too: where PYTHONDONTWRITEBYTECODE is set, every start would do it again.
    "$uv" pip install --quiet --compile-bytecode --python "$PYTHON" --require-hashes --no-deps -r "$lock" >&2
    compile_messages
    cp "$lock" "$stamp"
    [ "$1" = dev ] && cp "$ROOT/requirements.lock" "$ROOT/.venv/.installed-runtime"
    say "Ready."
}
