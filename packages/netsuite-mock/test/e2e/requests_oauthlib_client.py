"""A client that nobody here wrote: requests and requests-oauthlib, from Debian. Prints what it saw as one JSON document."""

import json
import os
import sys

import requests
from requests_oauthlib import OAuth1, OAuth1Session

URL = os.environ["NETSUITE_URL"]
CREDENTIALS = json.loads(os.environ["NETSUITE_CREDENTIALS"])
RECORD = f"{URL}/services/rest/record/v1"


def session(**changes):
    keys = {**CREDENTIALS, **changes}
    return OAuth1Session(
        keys["consumerKey"],
        client_secret=keys["consumerSecret"],
        resource_owner_key=keys["tokenId"],
        resource_owner_secret=keys["tokenSecret"],
        realm=keys["accountId"],
        signature_method="HMAC-SHA256",
    )


def seen(response):
    body = response.json() if response.content else None
    return {"status": response.status_code, "location": response.headers.get("Location"), "body": body}


netsuite = session()
results = {}

results["suiteql"] = seen(
    netsuite.post(
        f"{URL}/services/rest/query/v1/suiteql",
        params={"limit": "5", "offset": "0"},
        headers={"Prefer": "transient"},
        json={"q": "SELECT id, email FROM employee WHERE id > ? ORDER BY id", "params": ["0"]},
    )
)

created = netsuite.post(
    f"{RECORD}/employee",
    json={
        "firstName": "Zoë & Co",
        "lastName": "O'Neil + Ünal",
        "email": "zoe+a b@example.invalid",
        "externalId": "py-1",
        "subsidiary": {"id": "1"},
    },
)
results["create"] = seen(created)
location = created.headers["Location"]
results["read"] = seen(netsuite.get(location, params={"fields": "firstName,lastName,email"}))
results["update"] = seen(netsuite.patch(location, json={"title": "100% größer"}))
results["updated"] = seen(netsuite.get(location))

# Characters that clients encode differently: blanks, plus, percent, quotes, ampersand, umlauts.
for name, text in {
    "plus": 'email IS "zoe+a b@example.invalid"',
    "quote": "lastName IS \"O'Neil + Ünal\"",
    "ampersand": 'firstName CONTAIN "& Co"',
    "percent": 'title IS "100% größer"',
}.items():
    results[f"query_{name}"] = seen(netsuite.get(f"{RECORD}/employee", params={"q": text, "limit": "5"}))

results["wrong_secret"] = seen(session(tokenSecret="0" * 64).get(f"{RECORD}/employee", params={"limit": "1"}))

# The same signed request twice: its nonce is spent.
prepared = requests.Request(
    "GET",
    f"{RECORD}/employee",
    params={"limit": "1"},
    auth=OAuth1(
        CREDENTIALS["consumerKey"],
        CREDENTIALS["consumerSecret"],
        CREDENTIALS["tokenId"],
        CREDENTIALS["tokenSecret"],
        realm=CREDENTIALS["accountId"],
        signature_method="HMAC-SHA256",
    ),
).prepare()
with requests.Session() as plain:
    results["first_time"] = seen(plain.send(prepared))
    results["replayed"] = seen(plain.send(prepared))

json.dump(results, sys.stdout)
