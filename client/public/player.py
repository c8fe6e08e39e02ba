"""Plays Entente from `legal` alone.   python3 player.py ADDRESS CODE [NAME]"""
import json, random, sys, time, urllib.error, urllib.request, uuid

def ask(path, body=None, token=""):
    headers = {"Content-Type": "application/json", "Authorization": "Bearer " + token}
    data = None if body is None else json.dumps(body).encode()
    try:
        return json.load(urllib.request.urlopen(urllib.request.Request(address + path, data, headers)))
    except urllib.error.HTTPError as refusal:
        return json.load(refusal)

def choose(value):  # a list: one of them; a range: a whole number in it; anything else as it is
    if isinstance(value, list): return random.choice(value)
    return random.randint(value["min"], value["max"]) if isinstance(value, dict) else value

def cables(may):  # any of the targets, each with a choice of the rest
    return [{"targetId": target, "demand": choose(may["demand"]), "instrument": choose(may["instruments"]),
             "publicity": choose(may["publicity"]), "exception": choose(may["exception"])}
            for target in may["targets"] if random.random() < 0.6]

address, code, *name = sys.argv[1:]
me = ask("/api/rooms/join", {"code": code, "name": name[0]} if name else {"code": code})
if "seatToken" not in me: sys.exit(me["detail"])
room, token = "/api/rooms/" + me["roomId"], me["seatToken"]
print("joined as", me["name"])
while (view := ask(room + "/view", token=token)).get("phase") not in ("ended", None):
    if view["legal"]:
        template = random.choice(view["legal"])
        at = template.pop("at")
        command = {key: cables(value) if key == "cables" else choose(value) for key, value in template.items()}
        reply = ask(room + "/commands", {"id": str(uuid.uuid4()), "at": at, "command": command}, token)
        print(json.dumps(command), "" if reply.get("ok") else reply["code"])
    time.sleep(0.1)
print("total", view["total"] if "total" in view else view.get("detail", "none"))
