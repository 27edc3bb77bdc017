#!/bin/sh
# Installs Sfumato on Linux and macOS. Gets uv where there is none; install.py does the rest.
#
#   sh packaging/install.sh --help
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
PATH=$PATH:$HOME/.local/bin:$HOME/.cargo/bin # where uv's installer puts it

if ! command -v uv >/dev/null 2>&1; then
    case " $* " in *" --dry-run "*)
        echo "get     uv, by its own installer; then it is seen what else there is to do"
        exit 0
        ;;
    esac
    echo "get     uv, by its own installer" # leaves the shell's start files alone
    got=$(mktemp)
    curl -LsSf https://astral.sh/uv/install.sh -o "$got"
    UV_NO_MODIFY_PATH=1 sh "$got"
    rm "$got"
fi
exec uv run --no-project --python '>=3.11' "$here/install.py" "$@"
