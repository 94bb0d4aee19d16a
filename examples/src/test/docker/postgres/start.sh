# Starts the server, then runs what lies in /docker-entrypoint-initdb.d. The log says when all of it is done.
set -e

postgres -c listen_addresses='*' &
server=$!
trap 'kill -INT $server; wait $server' INT TERM
until pg_isready --quiet; do
    kill -0 $server
    sleep 0.02
done

if [ ! -e /data/initialised ]; then
    for script in /docker-entrypoint-initdb.d/*.sql; do
        [ ! -e "$script" ] || psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --single-transaction --file="$script"
    done
    touch /data/initialised
fi
echo "initialised"
wait $server
