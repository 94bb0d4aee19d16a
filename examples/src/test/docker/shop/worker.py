"""Takes orders from the queue: each is written down, taken from the stock, and the item is taken out of the cache."""

import psycopg2
import redis

cache = redis.Redis("cache", decode_responses=True)
queue = redis.Redis("queue", decode_responses=True)
db = psycopg2.connect(host="db", dbname="app", user="app")

print("the worker waits for orders", flush=True)
while True:
    _, item = queue.brpop("orders")
    with db, db.cursor() as rows:
        rows.execute("UPDATE item SET stock = stock - 1 WHERE id = %s AND stock > 0", (item,))
        state = "packed" if rows.rowcount else "sold out"
        rows.execute("INSERT INTO purchase (item, state) VALUES (%s, %s)", (item, state))
    cache.delete("item:" + item)
    print(f"item {item} is {state}", flush=True)
