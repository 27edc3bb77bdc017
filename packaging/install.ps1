# Installs Sfumato on Windows. Gets uv where there is none; install.py does the rest.
#
#   powershell -ExecutionPolicy Bypass -File packaging\install.ps1 --help
$ErrorActionPreference = "Stop"

$env:Path += ";$HOME\.local\bin" # where uv's installer puts it

if (-not (Get-Command uv -ErrorAction SilentlyContinue)) {
    if ($args -contains "--dry-run") {
        Write-Output "get     uv, by its own installer; then it is seen what else there is to do"
        exit 0
    }
    Write-Output "get     uv, by its own installer" # leaves the user's path alone
    $env:UV_NO_MODIFY_PATH = "1"
    Invoke-RestMethod https://astral.sh/uv/install.ps1 | Invoke-Expression
}
& uv run --no-project --python ">=3.11" "$PSScriptRoot\install.py" @args
exit $LASTEXITCODE
