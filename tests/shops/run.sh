#!/bin/sh
# Brings up the real shops beside the project (../shared/shops), walks each in both modes, compares with what a person found,
# and counts the orders in the shops' databases afterwards: there must be none.
#
#   sh tests/shops/run.sh [oscar|evershop|pretix]...      (none named: all)
#
# SHOPS_DIR (default: a folder in $TMPDIR) keeps what was set up, so that the next run starts at once. oscar needs Python;
# evershop needs Node.js; both evershop and pretix need PostgreSQL's server programs. As root, PostgreSQL runs as `postgres`.
#
# SHOPS_ROUNDS=N also times N walks of each shop against a script written by hand; SHOPS_SAME=N walks each N times in a row and
# compares what was seen (tests/bench/bench_walk.py).
set -eu

ROOT=$(cd "$(dirname "$0")/../.." && pwd)
SHARED=$(cd "$ROOT/.." && pwd)/shared
DIR=${SHOPS_DIR:-${TMPDIR:-/tmp}/leadwalk-shops}
PY=$ROOT/.venv/bin/python
PGPORT=${SHOPS_PGPORT:-54339}
PGBIN=
PIDS=
FAILED=0
trap stop_all EXIT INT TERM

test -d "$SHARED/shops" || { echo "the shops are set up from $SHARED/shops, which is not here" >&2; exit 2; }
case $DIR in *" "*) echo "SHOPS_DIR must not hold a space: the shops' own set-up scripts cannot take one" >&2; exit 2 ;; esac
mkdir -p "$DIR"

stop_all() {
    trap - EXIT INT TERM
    for pid in $PIDS; do kill -- "-$pid" 2>/dev/null || kill "$pid" 2>/dev/null || true; done
    if test -n "$PGBIN"; then as_postgres "$PGBIN/pg_ctl" -D "$DIR/pg/data" -m fast stop >/dev/null 2>&1 || true; fi
}

as_postgres() {
    if test "$(id -u)" = 0; then runuser -u postgres -- "$@"; else "$@"; fi
}

start_postgres() {
    test -z "$PGBIN" || return 0
    found=$(command -v pg_ctl || ls -d /usr/lib/postgresql/*/bin/pg_ctl 2>/dev/null | tail -n 1)
    test -n "$found" || { echo "PostgreSQL's server programs are not installed" >&2; return 1; }
    PGBIN=$(dirname "$found")
    mkdir -p "$DIR/pg"
    if test "$(id -u)" = 0; then chown postgres "$DIR/pg"; fi
    test -d "$DIR/pg/data" || as_postgres "$PGBIN/initdb" -A trust -U postgres -D "$DIR/pg/data" >"$DIR/initdb.log" 2>&1
    as_postgres "$PGBIN/pg_ctl" -D "$DIR/pg/data" -l "$DIR/pg/log" -w start \
        -o "-p $PGPORT -c max_connections=1000 -c listen_addresses=127.0.0.1 -c unix_socket_directories=$DIR/pg" >/dev/null
}

sql() {
    psql -h 127.0.0.1 -p "$PGPORT" -U postgres -d "$1" -Atc "$2"
}

# set_up NAME COMMAND...: runs the command once; a set-up that failed is begun anew.
set_up() {
    name=$1
    shift
    test -e "$DIR/$name.ready" && return 0
    echo "setting up $name" >&2
    rm -rf "${DIR:?}/$name"
    "$@" >"$DIR/$name.log" 2>&1 || { tail -n 5 "$DIR/$name.log" >&2; return 1; }
    touch "$DIR/$name.ready"
}

fresh_database() {
    sql postgres "drop database if exists $1"
    sql postgres "create database $1"
}

set_up_evershop() {
    fresh_database evershop && bash "$SHARED/shops/setup-evershop.sh" "$DIR/evershop" 127.0.0.1 "$PGPORT" evershop 8106
}

set_up_pretix() {
    fresh_database pretix && bash "$SHARED/shops/setup-pretix.sh" "$DIR/pretix" 127.0.0.1 "$PGPORT" pretix 8108
}

# serve URL FOLDER COMMAND...: starts a shop in a process group of its own and waits until it answers.
serve() {
    url=$1 folder=$2
    shift 2
    (cd "$folder" && exec setsid "$@" >"$DIR/server.log" 2>&1) &
    PIDS="$PIDS $!"
    for _ in $(seq 120); do
        curl -s -o /dev/null "$url" && return 0
        sleep 0.5
    done
    echo "the shop at $url does not answer" >&2
    return 1
}

# score SHOP BASE START: walks in both modes, and what SHOPS_ROUNDS and SHOPS_SAME ask for besides.
score() {
    for mode in read fill; do
        "$PY" "$SHARED/tools/score_walk.py" --leadwalk "$PY -m leadwalk" --mode "$mode" \
            --truth "$SHARED/shops/truth/$1.walk.json" --base "$2" || FAILED=1
    done
    bench=$ROOT/tests/bench/bench_walk.py
    test -z "${SHOPS_ROUNDS:-}" || "$PY" "$bench" "$1=$2$3" --rounds "$SHOPS_ROUNDS" || FAILED=1
    test -z "${SHOPS_SAME:-}" || "$PY" "$bench" "$1=$2$3" --same "$SHOPS_SAME" || FAILED=1
}

no_orders() {
    echo "{\"platform\": \"$1\", \"orders\": $2}"
    test "$2" = 0 || FAILED=1
}

oscar() {
    set_up oscar bash "$SHARED/shops/setup-oscar.sh" "$DIR/oscar"
    serve http://127.0.0.1:8105/ "$DIR/oscar/proj" ../venv/bin/python manage.py runserver --noreload 127.0.0.1:8105
    score oscar http://127.0.0.1:8105 /
    no_orders oscar "$(cd "$DIR/oscar/proj" && ../venv/bin/python manage.py shell -v 0 -c \
        "from oscar.core.loading import get_model; print(get_model('order', 'Order').objects.count())" 2>/dev/null | tail -n 1)"
}

evershop() {
    start_postgres
    set_up evershop set_up_evershop
    serve http://127.0.0.1:8106/ "$DIR/evershop" env PORT=8106 \
        NODE_OPTIONS="--require $SHARED/shops/bindlocal.cjs" npm run start
    score evershop http://127.0.0.1:8106 /
    no_orders evershop "$(sql evershop 'select count(*) from "order"')"
}

pretix() {
    start_postgres
    set_up pretix set_up_pretix
    serve http://127.0.0.1:8108/hall/jazz/ "$DIR/pretix" env PRETIX_CONFIG_FILE="$DIR/pretix/pretix.cfg" \
        DJANGO_SETTINGS_MODULE=pretix.settings venv/bin/python -m pretix runserver --noreload --insecure 127.0.0.1:8108
    score pretix http://127.0.0.1:8108 /hall/jazz/
    no_orders pretix "$(sql pretix 'select count(*) from pretixbase_order')"
}

for shop in ${*:-oscar evershop pretix}; do
    case $shop in
        oscar | evershop | pretix) "$shop" ;;
        *) echo "no such shop: $shop (there are oscar, evershop and pretix)" >&2; exit 2 ;;
    esac
done
exit $FAILED
