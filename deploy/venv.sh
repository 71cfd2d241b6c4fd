#!/bin/sh
# Make .venv with the files that requirements.lock knows by their hashes: those in wheels/, if this
# came as one file, without any network. Argument: the Python to use.
set -eu
python=$1
# Every account may read it, whoever makes it; and it names the folder itself, no link to it.
umask 022
cd -P .
# English or Chinese, as the machine speaks: qihang, which has a catalogue, is not there yet.
say() {
    case ${LANGUAGE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}} in
    zh*) echo "$2" ;;
    *) echo "$1" ;;
    esac
}
# On a terminal a step takes the place of the one before it.
step() {
    if [ -t 1 ]; then
        printf '\r\033[K%s' "$(say "$1" "$2")"
    elif [ -n "$1" ] && [ $# -eq 2 ]; then
        say "$1" "$2"
    fi
}
version_of() {
    "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null
}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    say "Python 3.11 or newer is needed; $python is not that. Name another: make PYTHON=python3.12 start" \
        "要用 Python 3.11 或更新的版本，$python 不是。请写明另一个：make PYTHON=python3.12 start" >&2
    exit 1
fi
version=$(version_of "$python")
if [ -d wheels ] && ! ls wheels/numpy-*-cp"$(echo "$version" | tr -d .)"-* >/dev/null 2>&1; then
    say "This folder brings nothing for Python $version. Use one that it brings: make PYTHON=python3.12 start" \
        "这个文件夹里没有 Python $version 要用的软件包。请换一个版本：make PYTHON=python3.12 start" >&2
    exit 1
fi
if [ ! -d wheels ] && ! "$python" -c 'import ensurepip' 2>/dev/null; then
    say "Installing python$version-venv, which Debian keeps apart from Python …" \
        "正在安装 python$version-venv（Debian 把它和 Python 分开）……"
    sudo=$([ "$(id -u)" = 0 ] || echo sudo)
    if ! { $sudo apt-get update -qq && $sudo apt-get install -y -qq "python$version-venv"; }; then
        say "Install the package python$version-venv, then try again." \
            "请安装软件包 python$version-venv，再试一次。" >&2
        exit 1
    fi
fi

# What pip says is kept and shown only if it fails: it warns of much that is no trouble.
log=.venv/install.log
run() {
    if ! "$@" >>"$log" 2>&1; then
        step "" ""
        say "This did not work; more is in $log:" "没有成功，详情见 $log：" >&2
        tail -n 5 "$log" >&2
        exit 1
    fi
}
all=$(grep -c '==' requirements.lock)
# Counts the packages that pip begins with.
count() {
    begun=0
    while IFS= read -r line; do
        printf '%s\n' "$line"
        case $line in
        Collecting* | Processing* | Requirement*)
            begun=$((begun + 1))
            step "Packages: $begun of $all" "软件包：第 $begun 个，共 $all 个" one >&3
            ;;
        Installing*) step "Installing $all packages …" "正在安装 $all 个软件包……" >&3 ;;
        esac
    done
}
install_all() {
    { .venv/bin/python "$@" && touch .venv/.complete; } 2>&1 | count
    [ -e .venv/.complete ]
}

# One at a time, where the file system has locks: this is the folder's own, and goes with the process.
exec 9<.
if ! flock --nonblock 9; then
    say "Another one makes .venv here; waiting for it …" "另一个命令正在准备 .venv，请稍等……"
    flock 9 || :
    if [ "$(cat .venv/.installed 2>/dev/null)" = "$PWD" ] &&
        [ -z "$(find requirements.lock pyproject.toml deploy/venv.sh -newer .venv/.installed)" ]; then
        exit 0
    fi
fi
place=$(cat .venv/.installed 2>/dev/null || :)
is_whole() {
    [ -n "$place" ] && cmp -s requirements.lock .venv/requirements.lock &&
        [ "$(version_of .venv/bin/python)" = "$version" ]
}
exec 3>&1
if is_whole; then
    # All packages are there; but their programs name the folder in which they were installed.
    if [ "$place" != "$PWD" ]; then
        say "This folder was moved; .venv is put right …" "这个文件夹搬过，正在更新 .venv ……"
        "$python" deploy/moved.py "$place" "$PWD"
        # The last step follows whenever this is broken off: it is older than what make looks at.
        printf '%s\n' "$PWD" >.venv/.place
        touch -t 200001010000 .venv/.place
        mv .venv/.place .venv/.installed
    fi
else
    say "Making .venv; the first time this takes a minute or two …" "正在准备 .venv，第一次要一两分钟……"
    again=$([ "$place" = "$PWD" ] && [ "$(version_of .venv/bin/python)" = "$version" ] || echo --clear)
    rm -f .venv/.installed .venv/.complete "$log"
    # shellcheck disable=SC2086
    if [ -d wheels ]; then
        "$python" -m venv --without-pip $again .venv
        set -- "$(echo wheels/pip-*.whl)/pip" --isolated install --no-index --find-links wheels
    else
        "$python" -m venv $again .venv
        # The locked pip first: the one that Python brings takes half as long again.
        sed -n '/^pip==/,/[^\\]$/p' requirements.lock >.venv/pip.lock
        run .venv/bin/pip install --disable-pip-version-check --require-hashes -r .venv/pip.lock
        set -- -m pip install
    fi
    run install_all "$@" --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
    cp requirements.lock .venv/requirements.lock
fi
step "Last step …" "最后一步……"
# What an earlier version left here would hide this one's entry points.
rm -rf qihang.egg-info
run .venv/bin/python -m pip install --disable-pip-version-check --no-index --no-deps \
    --no-build-isolation -e .
# Plain `voila` on a workbook finds the page's template here.
mkdir -p .venv/share/jupyter/voila/templates
ln -sfn "$PWD/qihang/server/jupyter/voila/templates/qihang" .venv/share/jupyter/voila/templates/qihang
printf '%s\n' "$PWD" >.venv/.installed
step "" ""
