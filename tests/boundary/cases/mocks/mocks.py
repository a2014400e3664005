import json
import os


class Mailer:
    def send(self, to, text):
        raise RuntimeError("no mail here")


class Shop:
    def __init__(self, mailer=None, stock=None):
        self.mailer = mailer or Mailer()
        self.stock = {} if stock is None else stock

    def order(self, item, to):
        if self.stock.get(item, 0) < 1:
            self.mailer.send(to, text="sold out")
            return False
        self.stock[item] -= 1
        self.mailer.send(to, text=f"bought {item}")
        return True


def notify(people, mailer):
    for person in people:
        mailer.send(person, "hello")
    return mailer.count


def read_config(path):
    with open(path) as file:
        return json.load(file)


def size(path):
    return os.path.getsize(path) if os.path.exists(path) else -1


def download(client, url, retries=3):
    for _ in range(retries):
        try:
            response = client.get(url, timeout=5)
        except ConnectionError:
            continue
        if response.status == 200:
            return response.body
    return None


def helper(x):
    return x + 1


def twice(x):
    return helper(helper(x))


def process(items, callback, on_error=None):
    done = 0
    for item in items:
        try:
            callback(item)
            done += 1
        except ValueError as error:
            if on_error:
                on_error(item, error)
    return done


def mailer_factory():
    return Mailer()


def send_all(texts):
    mailer = mailer_factory()
    return [mailer.send("x", text) for text in texts]
