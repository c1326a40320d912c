"""A walk through the identities of a cloud with boto3: each step prints its name and what came of it."""

import re
import urllib.error
import urllib.request

import boto3
from botocore import UNSIGNED
from botocore.config import Config
from steps import ACCOUNT, PATH_STYLE, client, policy, step, trust

READ_KINESIS = "arn:aws:iam::aws:policy/AmazonKinesisReadOnlyAccess"


def stranger(service):
    return boto3.client(service, config=Config(signature_version=UNSIGNED, retries={"total_max_attempts": 1}))


def presigned(key, name, seconds=60, **more):
    signer = boto3.client(
        "s3",
        config=PATH_STYLE.merge(Config(**more)),
        aws_access_key_id=key["AccessKeyId"],
        aws_secret_access_key=key["SecretAccessKey"],
        aws_session_token=key.get("SessionToken"),
    )
    return signer.generate_presigned_url("get_object", Params={"Bucket": "herd", "Key": name}, ExpiresIn=seconds)


def fetch(url):
    try:
        return urllib.request.urlopen(url).read().decode()
    except urllib.error.HTTPError as e:
        return f"{e.code} " + re.sub(".*<Code>(.*)</Code><Message>(.*?)</Message>.*", r"\1 \2", e.read().decode(), flags=re.S)


iam, sts, s3, cognito = client("iam"), client("sts"), client("s3"), client("cognito-identity")

# A user and what a policy changes for him
step("who", sts.get_caller_identity, lambda a: a["Arn"])
step("create user", lambda: iam.create_user(UserName="bob"), lambda a: a["User"]["Arn"])
step("create user again", lambda: iam.create_user(UserName="bob"), lambda a: a["User"]["Arn"])
step("create user badly", lambda: iam.create_user(UserName="b b"), lambda a: a["User"]["Arn"])
bob = iam.create_access_key(UserName="bob")["AccessKey"]
step("user is", lambda: client("sts", bob).get_caller_identity(), lambda a: a["Arn"])
step("denied", lambda: client("kinesis", bob).list_streams(), lambda a: a["StreamNames"])
step("denied user list", lambda: client("iam", bob).list_users(), lambda a: len(a["Users"]))
step("attach", lambda: iam.attach_user_policy(UserName="bob", PolicyArn=READ_KINESIS), lambda a: "done")
step("allowed", lambda: client("kinesis", bob).list_streams(), lambda a: len(a["StreamNames"]))
step("bad policy", lambda: iam.put_user_policy(UserName="bob", PolicyName="p", PolicyDocument="{}"), lambda a: "done")
own = policy("Allow", "s3:GetObject", "arn:aws:s3:::herd/${aws:username}/*")
step("create policy", lambda: iam.create_policy(PolicyName="Own", PolicyDocument=own), lambda a: a["Policy"]["Arn"])
step("attach own", lambda: iam.attach_user_policy(UserName="bob", PolicyArn=f"arn:aws:iam::{ACCOUNT}:policy/Own"), lambda a: "done")
step(
    "attached",
    lambda: iam.list_attached_user_policies(UserName="bob"),
    lambda a: " ".join(p["PolicyName"] for p in a["AttachedPolicies"]),
)
step(
    "document",
    lambda: iam.get_policy_version(PolicyArn=f"arn:aws:iam::{ACCOUNT}:policy/Own", VersionId="v1"),
    lambda a: a["PolicyVersion"]["Document"]["Statement"][0]["Action"],
)
step(
    "simulate",
    lambda: iam.simulate_principal_policy(
        PolicySourceArn=f"arn:aws:iam::{ACCOUNT}:user/bob", ActionNames=["kinesis:ListStreams", "kinesis:PutRecord"]
    ),
    lambda a: " ".join(r["EvalDecision"] for r in a["EvaluationResults"]),
)
wrong = dict(bob, SecretAccessKey="x" * 40)
step("wrong secret", lambda: client("kinesis", wrong).list_streams(), lambda a: "done")
unknown = {"AccessKeyId": "AKIANOBODYNOBODY", "SecretAccessKey": "x" * 40}
step("unknown key", lambda: client("iam", unknown).list_users(), lambda a: "done")

# A group
step("create group", lambda: iam.create_group(GroupName="riders"), lambda a: a["Group"]["Arn"])
step("join", lambda: iam.add_user_to_group(GroupName="riders", UserName="bob"), lambda a: "done")
step("members", lambda: iam.get_group(GroupName="riders"), lambda a: " ".join(u["UserName"] for u in a["Users"]))
step("delete group", lambda: iam.delete_group(GroupName="riders"), lambda a: "done")

# A role
reader = f"arn:aws:iam::{ACCOUNT}:role/Reader"
by_bob = trust({"AWS": f"arn:aws:iam::{ACCOUNT}:user/bob"}, "sts:AssumeRole")
step("create role", lambda: iam.create_role(RoleName="Reader", AssumeRolePolicyDocument=by_bob), lambda a: a["Role"]["Arn"])
iam.attach_role_policy(RoleName="Reader", PolicyArn=READ_KINESIS)
step("assume as another", lambda: sts.assume_role(RoleArn=reader, RoleSessionName="ride"), lambda a: "done")
session = client("sts", bob).assume_role(RoleArn=reader, RoleSessionName="ride")["Credentials"]
step("session is", lambda: client("sts", session).get_caller_identity(), lambda a: a["Arn"])
step("session may", lambda: client("kinesis", session).list_streams(), lambda a: len(a["StreamNames"]))
narrow = client("sts", bob).assume_role(
    RoleArn=reader, RoleSessionName="narrow", Policy=policy("Allow", "kinesis:DescribeStream", "*")
)["Credentials"]
step("narrowed", lambda: client("kinesis", narrow).list_streams(), lambda a: len(a["StreamNames"]))
step("session token", lambda: client("sts", session).get_session_token(), lambda a: "done")

# A guest
pool = cognito.create_identity_pool(IdentityPoolName="wildrydes", AllowUnauthenticatedIdentities=True, AllowClassicFlow=True)[
    "IdentityPoolId"
]
guests = trust(
    {"Federated": "cognito-identity.amazonaws.com"},
    "sts:AssumeRoleWithWebIdentity",
    Condition={
        "StringEquals": {"cognito-identity.amazonaws.com:aud": pool},
        "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "unauthenticated"},
    },
)
iam.create_role(RoleName="Guest", AssumeRolePolicyDocument=guests)
iam.put_role_policy(RoleName="Guest", PolicyName="Look", PolicyDocument=policy("Allow", ["kinesis:ListStreams", "iam:ListUsers"], "*"))
guest_role = f"arn:aws:iam::{ACCOUNT}:role/Guest"
identity = stranger("cognito-identity").get_id(IdentityPoolId=pool)["IdentityId"]
step(
    "guest without role",
    lambda: stranger("cognito-identity").get_credentials_for_identity(IdentityId=identity),
    lambda a: "done",
)
cognito.set_identity_pool_roles(IdentityPoolId=pool, Roles={"unauthenticated": guest_role})
guest = stranger("cognito-identity").get_credentials_for_identity(IdentityId=identity)["Credentials"]
step("guest is", lambda: client("sts", guest).get_caller_identity(), lambda a: a["Arn"])
step("guest may", lambda: client("kinesis", guest).list_streams(), lambda a: len(a["StreamNames"]))
step("guest is scoped down", lambda: client("iam", guest).list_users(), lambda a: len(a["Users"]))
token = stranger("cognito-identity").get_open_id_token(IdentityId=identity)["Token"]
classic = stranger("sts").assume_role_with_web_identity(RoleArn=guest_role, RoleSessionName="web", WebIdentityToken=token)
step("classic guest is", lambda: client("sts", classic["Credentials"]).get_caller_identity(), lambda a: a["Arn"])
step("classic guest may", lambda: client("iam", classic["Credentials"]).list_users(), lambda a: len(a["Users"]))
step(
    "token for another role",
    lambda: stranger("sts").assume_role_with_web_identity(RoleArn=reader, RoleSessionName="web", WebIdentityToken=token),
    lambda a: "done",
)

# Buckets
step("create bucket", lambda: s3.create_bucket(Bucket="herd"), lambda a: a["ResponseMetadata"]["HTTPStatusCode"])
step("put", lambda: s3.put_object(Bucket="herd", Key="bob/a", Body=b"Shadowfax"), lambda a: a["ETag"])
s3.put_object(Bucket="herd", Key="ann/a", Body=b"Rocinante")
step("list", lambda: s3.list_objects_v2(Bucket="herd", Prefix="bob/"), lambda a: a["Contents"][0]["Key"])
step("own object", lambda: client("s3", bob).get_object(Bucket="herd", Key="bob/a"), lambda a: a["Body"].read().decode())
step("another's object", lambda: client("s3", bob).get_object(Bucket="herd", Key="ann/a"), lambda a: "done")
step("denied put", lambda: client("s3", bob).put_object(Bucket="herd", Key="bob/b", Body=b"x"), lambda a: "done")
step("denied bucket list", lambda: client("s3", bob).list_buckets(), lambda a: "done")
step("denied head", lambda: client("s3", bob).head_object(Bucket="herd", Key="ann/a"), lambda a: "done")
url = presigned(bob, "bob/a")
step("presigned", lambda: fetch(url), lambda a: a)
step("presigned by a session", lambda: fetch(presigned(session, "bob/a")), lambda a: a)
step("presigned and changed", lambda: fetch(url.replace("bob/a", "bob/b")), lambda a: a)
step("presigned and expired", lambda: fetch(presigned(bob, "bob/a", -1)), lambda a: a)
step("presigned, version 4", lambda: fetch(presigned(bob, "bob/a", signature_version="s3v4")), lambda a: a)
opened = policy("Allow", "s3:GetObject", "arn:aws:s3:::herd/ann/*", Principal={"AWS": f"arn:aws:iam::{ACCOUNT}:user/bob"})
step("bucket policy", lambda: s3.put_bucket_policy(Bucket="herd", Policy=opened), lambda a: "done")
step("by bucket policy", lambda: client("s3", bob).get_object(Bucket="herd", Key="ann/a"), lambda a: a["Body"].read().decode())
public = policy("Allow", "s3:GetObject", "arn:aws:s3:::herd/*", Principal="*")
step("public policy", lambda: s3.put_bucket_policy(Bucket="herd", Policy=public), lambda a: "done")
step("stranger", lambda: stranger("s3").get_object(Bucket="herd", Key="bob/a"), lambda a: "done")

# A subscription, whose events come over HTTP/1.1
kinesis = client("kinesis")
kinesis.create_stream(StreamName="wildrydes", ShardCount=1)
while kinesis.describe_stream_summary(StreamName="wildrydes")["StreamDescriptionSummary"]["StreamStatus"] == "CREATING":
    pass
stream = f"arn:aws:kinesis:us-east-1:{ACCOUNT}:stream/wildrydes"
arn = kinesis.register_stream_consumer(StreamARN=stream, ConsumerName="map")["Consumer"]["ConsumerARN"]
while kinesis.describe_stream_consumer(ConsumerARN=arn)["ConsumerDescription"]["ConsumerStatus"] == "CREATING":
    pass
step(
    "consumers",
    lambda: kinesis.list_stream_consumers(StreamARN=stream),
    lambda a: " ".join(c["ConsumerName"] + " " + c["ConsumerStatus"] for c in a["Consumers"]),
)


def subscribe():
    return kinesis.subscribe_to_shard(
        ConsumerARN=arn, ShardId="shardId-000000000000", StartingPosition={"Type": "TRIM_HORIZON"}
    )


def pushed():
    while True:
        event = next(events)["SubscribeToShardEvent"]
        if event["Records"]:
            return " ".join(record["Data"].decode() for record in event["Records"])


kinesis.put_record(StreamName="wildrydes", PartitionKey="k", Data=b"Shadowfax")
events = iter(subscribe()["EventStream"])
step("pushed", pushed, lambda a: a)
kinesis.put_record(StreamName="wildrydes", PartitionKey="k", Data=b"Rocinante")
step("pushed too", pushed, lambda a: a)
step("subscribe again", subscribe, lambda a: "done")
kinesis.deregister_stream_consumer(ConsumerARN=arn)
step("deregistered", pushed, lambda a: a)

# Out again
step("delete user", lambda: iam.delete_user(UserName="bob"), lambda a: "done")
iam.remove_user_from_group(GroupName="riders", UserName="bob")
iam.delete_access_key(UserName="bob", AccessKeyId=bob["AccessKeyId"])
step("key is gone", lambda: client("kinesis", bob).list_streams(), lambda a: "done")
