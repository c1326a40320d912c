"""What walks through a cloud have in common: steps that tell what came of them, clients that try each call once, policies."""

import json

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ACCOUNT = "000000000000"
PATH_STYLE = Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"})


def step(name, call, pick):
    try:
        print(f"{name}: {pick(call())}")
    except ClientError as e:
        error = e.response["Error"]
        sentence = error["Message"].split("\n")[0]
        status = e.response.get("ResponseMetadata", {}).get("HTTPStatusCode", "in an event")
        print(f"{name}: {error['Code']} {status} {sentence}")


def client(service, key=None):
    if key is None:
        return boto3.client(service, config=PATH_STYLE)
    return boto3.client(
        service,
        config=PATH_STYLE,
        aws_access_key_id=key["AccessKeyId"],
        aws_secret_access_key=key.get("SecretAccessKey") or key["SecretKey"],
        aws_session_token=key.get("SessionToken"),
    )


def policy(effect, action, resource, **more):
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": effect, "Action": action, "Resource": resource, **more}]})


def trust(principal, action, **more):
    statement = {"Effect": "Allow", "Principal": principal, "Action": action, **more}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})
