# Shared by the commands in this folder; sourced, not run. It changes to the top of the clone.
# What it starts, it stops: children run in process groups of their own and end with the script.
# shellcheck shell=bash

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
ROOT=$PWD
VENV=$ROOT/.venv

use_var_dir() { # a command's data and logs; tests and benchmarks keep off the demo's
  case $1 in /*) VAR_DIR=$1 ;; *) VAR_DIR=$ROOT/$1 ;; esac
  export VAR_DIR
  mkdir -p "$ROOT/var" "$VAR_DIR/log"
}

use_var_dir "${VAR_DIR:-var}"
unset PYTHONDONTWRITEBYTECODE # the second start lives from what the first one compiled

# The last two fonts draw the rare characters of some people's names.
PAPER_PACKAGES="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk"
PAPER_PACKAGES+=" fonts-hanazono fonts-babelstone-han"
SERVER_PACKAGES="postgresql redis-server"

say() { printf '%s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

# The words at the head of a script, as its help.
print_help() { sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"; }

attempt() { # name, command...: its output goes to a log
  local code=0 last
  start app "$@"
  last=$((${#PIDS[@]} - 1))
  wait "${PIDS[last]}" || code=$?
  unset "PIDS[last]" "NAMES[last]" "KINDS[last]"
  return "$code"
}

quietly() { # the same, for what must succeed
  attempt "$@" && return
  tail -n 30 "$(log_of "$1")" >&2
  die "Failed: $1 (all of it: $(log_of "$1"))"
}

log_of() { say "$VAR_DIR/log/$1.log"; }

# -- What must be on the machine ------------------------------------------------------------

is_installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'; }

need_packages() { # Debian package names: installed when root, otherwise the line to run is shown
  command -v dpkg-query >/dev/null || return 0
  local missing=() package
  if [ ! -x "$VENV/bin/python" ] && ! python3 -c 'import ensurepip' 2>/dev/null; then
    set -- "$@" python3-venv
  fi
  for package in "$@"; do is_installed "$package" || missing+=("$package"); done
  [ "${#missing[@]}" -gt 0 ] || return 0
  local install="apt-get install -y --no-install-recommends ${missing[*]}"
  if [ "$(id -u)" != 0 ]; then
    say "This machine lacks: ${missing[*]}. Run this line, then start again:"
    die "  sudo apt-get update && sudo $install"
  fi
  say "Installing system packages: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  quietly apt-update apt-get update
  # shellcheck disable=SC2086  # words are wanted
  quietly apt-install $install
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() { # sets PYTHON to a Python of 3.11 or newer
  for PYTHON in python3 python3.14 python3.13 python3.12 python3.11; do
    is_new_enough "$PYTHON" && return
  done
  die "Python 3.11 or newer is needed and was not found as python3."
}

need_paper_libraries() { # elsewhere than on Debian nobody installed them for us
  need_packages $PAPER_PACKAGES
  command -v dpkg-query >/dev/null && return
  "$VENV/bin/python" -c 'import weasyprint.text.ffi as ffi; assert ffi.harfbuzz_subset' \
    2>/dev/null || die "Papers need the libraries Pango and HarfBuzz (with its subset library)
and a Chinese font (Noto CJK). Install them with this system's package manager and start again.
On Debian: apt-get install -y --no-install-recommends $PAPER_PACKAGES"
}

# -- Python environment ---------------------------------------------------------------------

need_environment() { # name of a lock file: base or dev (which holds all of base)
  local lock=requirements/$1.txt stamp=$VENV/.installed-$1 sum
  if command -v flock >/dev/null; then # two starts at once must not install at once
    exec 9>"$ROOT/var/set-up.lock"
    flock 9
  fi
  if [ ! -x "$VENV/bin/python" ]; then
    find_python
    say "Creating the Python environment in .venv"
    rm -rf "$VENV"
    quietly venv "$PYTHON" -m venv "$VENV"
  fi
  sum=$(cksum <"$lock")
  if [ "$(cat "$stamp" 2>/dev/null)" != "$sum" ]; then
    say "Installing Python packages of $lock, each checked against its hash"
    install_lock "$lock"
    printf '%s\n' "$sum" >"$stamp"
    [ "$1" != dev ] || cksum <requirements/base.txt >"$VENV/.installed-base"
  fi
  exec 9>&-
}

install_lock() { # uv only makes it quicker; plain pip does the same
  local pip=("$VENV/bin/python" -m pip --disable-pip-version-check install --require-hashes -r)
  attempt packages "${pip[@]}" requirements/uv.txt && attempt packages "$VENV/bin/uv" \
    pip install --require-hashes --python "$VENV/bin/python" -r "$1" && return
  quietly packages "${pip[@]}" "$1"
}

compile_translations() { # Babel does it: no gettext needed
  local po
  quietly translations "$VENV/bin/python" script/_traditional.py
  for po in locale/*/LC_MESSAGES/*.po; do
    if [ -e "$po" ] && [ ! "${po%.po}.mo" -nt "$po" ]; then
      quietly translations "$VENV/bin/pybabel" compile -d locale \
        -D "$(basename "$po" .po)"
    fi
  done
}

# -- Ports ----------------------------------------------------------------------------------

is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_port() { # the first free port from $1 on
  local port=$1
  while is_taken "$port"; do port=$((port + 1)); done
  say "$port"
}

answers() { # port, path: whether a GET is answered with 200
  local line
  exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
  printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\n\r\n' "$2" "$1" >&3
  read -r line <&3 || line=
  exec 3>&-
  case $line in *" 200 "*) return 0 ;; esac
  return 1
} 2>/dev/null

# -- Children -------------------------------------------------------------------------------

NAMES=() PIDS=() KINDS=()

start() { # app, web or server, name, command...
  local kind=$1 name=$2
  shift 2
  set -m # a process group of its own, so that nothing it starts is left behind
  "$@" </dev/null >"$(log_of "$name")" 2>&1 &
  set +m
  KINDS+=("$kind") NAMES+=("$name") PIDS+=("$!")
}

is_alive() { kill -0 "$1" 2>/dev/null; }

stop_kind() { # kind, signal: asks, waits, and ends what does not listen
  local i tries
  for i in "${!PIDS[@]}"; do
    [ "${KINDS[i]}" != "$1" ] || kill "-$2" "${PIDS[i]}" 2>/dev/null || true
  done
  for i in "${!PIDS[@]}"; do
    [ "${KINDS[i]}" = "$1" ] || continue
    tries=150
    while is_alive "${PIDS[i]}" && [ $((tries -= 1)) -gt 0 ]; do sleep 0.1; done
    kill -KILL -- "-${PIDS[i]}" 2>/dev/null || true
    wait "${PIDS[i]}" 2>/dev/null || true
  done
}

stop_all() { # nobody loses the gateways of the demo or the database while ending
  trap '' INT TERM
  stop_kind app TERM
  stop_kind web TERM
  stop_kind server INT
  NAMES=() PIDS=() KINDS=()
}

stop_with_this_script() {
  trap stop_all EXIT
  trap 'say "Stopping."; exit 0' INT TERM
}

name_the_dead() { # says which child ended, if one did
  local i code=0
  for i in "${!PIDS[@]}"; do
    is_alive "${PIDS[i]}" && continue
    wait "${PIDS[i]}" || code=$?
    tail -n 20 "$(log_of "${NAMES[i]}")" >&2
    say "The process “${NAMES[i]}” ended by itself (exit $code). Its log: $(log_of "${NAMES[i]}")" >&2
    return 0
  done
  return 1
}

wait_until() { # seconds, what for, command...: asks again until it holds or a child has died
  local tries=$(($1 * 5)) what=$2
  shift 2
  until "$@"; do
    if name_the_dead || [ $((tries -= 1)) -le 0 ]; then die "No $what. Stopped."; fi
    sleep 0.2
  done
}

# -- Private servers ------------------------------------------------------------------------

new_secret() { "$VENV/bin/python" -c 'import secrets; print(secrets.token_hex(16))'; }

find_postgres() { # sets PG_BIN
  PG_BIN=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
  [ -x "$PG_BIN/initdb" ] || PG_BIN=$(dirname "$(command -v initdb || true)")
  [ -x "$PG_BIN/initdb" ] || die "PostgreSQL is not installed (initdb was not found)."
}

as_postgres() { # PostgreSQL refuses to run as root
  if [ "$(id -u)" = 0 ]; then
    exec setpriv --reuid=postgres --regid=postgres --init-groups "$@"
  fi
  exec "$@"
}

find_postgres_home() { # sets PG_HOME: below VAR_DIR, unless its server could not get there
  PG_HOME=$VAR_DIR/postgres
  [ "$(id -u)" = 0 ] || { mkdir -p "$PG_HOME"; return; }
  mkdir -p "$PG_HOME"
  chown postgres: "$PG_HOME"
  (cd / && as_postgres test -w "$PG_HOME") && return
  PG_HOME=/var/tmp/sutong-$(printf %s "$VAR_DIR" | cksum | cut -d' ' -f1)
  [ -d "$PG_HOME" ] || mkdir -m 700 "$PG_HOME"
  [ "$(stat -c %U "$PG_HOME")" != root ] || chown postgres: "$PG_HOME"
  [ "$(stat -c %U "$PG_HOME")" = postgres ] || die "$PG_HOME belongs to somebody else."
}

quarter_of_memory() { # in MB, the usual share of a database; its own default where none is known
  if [ -r /proc/meminfo ]; then
    awk '/^MemTotal/ { print int($2 / 4096) }' /proc/meminfo
  else
    echo 128
  fi
}

start_postgres() { # options of the server...; sets DATABASE_URL
  local port data secret_file
  find_postgres
  find_postgres_home
  data=$PG_HOME/data secret_file=$PG_HOME/password
  if [ ! -s "$data/PG_VERSION" ]; then
    say "Creating a private PostgreSQL in $data"
    (umask 077 && new_secret >"$secret_file")
    [ "$(id -u)" != 0 ] || chown postgres: "$secret_file"
    (cd / && as_postgres "$PG_BIN/initdb" -D "$data" -U postgres -E UTF8 --locale=C.UTF-8 \
      --auth=scram-sha-256 --pwfile="$secret_file") >"$(log_of initdb)" 2>&1 ||
      { tail -n 20 "$(log_of initdb)" >&2; die "PostgreSQL could not be set up."; }
  fi
  port=$(free_port 54320)
  start server postgresql as_postgres "$PG_BIN/postgres" -D "$data" -p "$port" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
    -c "shared_buffers=$(quarter_of_memory)MB" "$@"
  wait_until 30 "answer from PostgreSQL" "$PG_BIN/pg_isready" -q -h 127.0.0.1 -p "$port"
  PGPASSWORD=$(cat "$secret_file")
  export PGPASSWORD
  "$PG_BIN/psql" -qtA -h 127.0.0.1 -p "$port" -U postgres -c \
    "select 1 from pg_database where datname = 'sutong'" | grep -q 1 ||
    "$PG_BIN/createdb" -h 127.0.0.1 -p "$port" -U postgres sutong
  export DATABASE_URL=postgres://postgres:$PGPASSWORD@127.0.0.1:$port/sutong
  unset PGPASSWORD
}

start_redis() { # sets REDIS_URL; nothing of value lives there, so nothing is kept
  local port secret
  port=$(free_port 56379) secret=$(new_secret)
  start server redis redis_with "$port" "$secret"
  export REDIS_URL=redis://:$secret@127.0.0.1:$port/0
  wait_until 15 "answer from Redis" is_taken "$port"
}

redis_with() { # its settings come by pipe, so that the password shows in no process list
  exec redis-server - < <(printf '%s\n' "port $1" "requirepass $2" "bind 127.0.0.1" \
    'save ""' "appendonly no" "dir $VAR_DIR")
}
