"""Judges OAuth 1.0a requests by oauthlib's own endpoint: one JSON request a line in, one verdict a line out."""

import json
import sys

from oauthlib.oauth1 import RequestValidator, ResourceEndpoint


class Validator(RequestValidator):
    """Knows one client and one token, and takes a nonce once. The name of the line below is what it is asked about."""

    enforce_ssl = False
    # Some vectors stand at a fixed time.
    timestamp_lifetime = 10**10
    nonce_length = (6, 64)
    client_key_length = (1, 512)
    access_token_length = (1, 512)
    dummy_client = "dummy"
    dummy_access_token = "dummy"

    def __init__(self, keys):
        super().__init__()
        self.keys = keys
        self.used = set()

    def check_client_key(self, client_key):
        return client_key != ""

    def check_access_token(self, request_token):
        return request_token != ""

    def validate_client_key(self, client_key, request):
        return client_key == self.keys["consumerKey"]

    def validate_access_token(self, client_key, token, request):
        return token == self.keys["tokenId"]

    def get_client_secret(self, client_key, request):
        return self.keys["consumerSecret"]

    def get_access_token_secret(self, client_key, token, request):
        return self.keys["tokenSecret"]

    def validate_realms(self, client_key, token, request, uri=None, realms=None):
        return True

    def validate_timestamp_and_nonce(self, client_key, timestamp, nonce, request, **kwargs):
        fresh = (timestamp, nonce) not in self.used
        self.used.add((timestamp, nonce))
        return fresh


validators = {}
for line in sys.stdin:
    sent = json.loads(line)
    keys = json.dumps(sent["keys"], sort_keys=True)
    validator = validators.setdefault(keys, Validator(sent["keys"]))
    headers = {name.title(): value for name, value in sent["headers"].items()}
    try:
        valid, request = ResourceEndpoint(validator).validate_protected_resource_request(
            sent["url"], http_method=sent["method"], body=sent["body"], headers=headers, realms=[]
        )
        verdict = {"valid": valid, "realm": getattr(request, "realm", None)}
    except Exception as error:  # a verdict too: it cannot be read
        verdict = {"valid": False, "error": repr(error)}
    print(json.dumps(verdict))
