"""Sells items: GET /item?id=1 looks in the cache, then in the database; POST /order?id=1 puts the item into the queue."""

import json
import os
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import psycopg2
import redis

name = os.environ.get("NAME", "shop")
cache = redis.Redis("cache", decode_responses=True)
queue = redis.Redis("queue", decode_responses=True)


def find(item):
    """What the shop knows of an item, if anything, and from where."""
    known = cache.get("item:" + item)
    if known:
        return known, "cache"
    with closing(psycopg2.connect(host="db", dbname="app", user="app")) as db, db.cursor() as rows:
        rows.execute("SELECT name, stock FROM item WHERE id::text = %s", (item,))
        row = rows.fetchone()
    if not row:
        return None, "database"
    known = json.dumps({"name": row[0], "stock": row[1]})
    cache.set("item:" + item, known)
    return known, "database"


class Shop(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/health":
            self.answer(200, "well")
            return
        known, source = find(self.item())
        self.answer(200 if known else 404, known or "no such item", source)

    def do_POST(self):
        known, source = find(self.item())
        if known:
            queue.lpush("orders", self.item())
        self.answer(202 if known else 404, "ordered" if known else "no such item", source)

    def item(self):
        return parse_qs(urlsplit(self.path).query).get("id", [""])[0]

    def answer(self, status, body, source="shop"):
        self.send_response(status)
        self.send_header("X-Answered-By", name)
        self.send_header("X-Source", source)
        self.end_headers()
        self.wfile.write(body.encode())


server = ThreadingHTTPServer(("", 8080), Shop)
print("the shop is open", flush=True)
server.serve_forever()
