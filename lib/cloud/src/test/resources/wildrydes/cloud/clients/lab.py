"""A walk through the lab's stream, files and queries with boto3 and the command line: each step prints what came of it."""

import json
import os
import re
import shlex
import subprocess
import sys
import urllib.request

import boto3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from steps import ACCOUNT, client, policy, step, trust

AWS = sys.argv[1]
STREAM = f"arn:aws:kinesis:us-east-1:{ACCOUNT}:stream/wildrydes"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/delivery"
RESULTS = "s3://wildrydes-athena/"
DDL = """CREATE EXTERNAL TABLE wildrydes (
  Name string, StatusTime timestamp, Latitude float, Longitude float, Distance float, HealthPoints int, MagicPoints int)
ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
LOCATION 's3://wildrydes-data/'"""
BY_NAME = "SELECT name, count(*) AS records, sum(distance) AS metres FROM wildrydes GROUP BY name ORDER BY name"


def told(text):
    """Ids differ from walk to walk."""
    return re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID", text)


def aws(line):
    """
    Types a line into a terminal, prints what appears there, and returns it. Version 2 puts its name before errors. Objects are
    deleted side by side, and those whose ids alone differ are printed once.
    """
    print(told(f"$ aws {line}"))
    done = subprocess.run([AWS, *shlex.split(line), "--output", "text"], capture_output=True, encoding="utf-8")
    lines = told(done.stdout + done.stderr.replace("aws: [ERROR]: ", "")).replace("\t", " ").splitlines()
    for one in sorted(set(lines)) if line.startswith("s3 r") else lines:
        if one.strip():
            print("  " + one.strip())
    return done.stdout.strip()


def later(duration):
    """Time stands still but for this."""
    url = os.environ["AWS_ENDPOINT_URL"] + "/_lab/clock/run"
    body = json.dumps({"duration": duration}).encode()
    request = AWSRequest("POST", url, {"Content-Type": "application/json"}, body)
    SigV4Auth(boto3.Session().get_credentials(), "lab", "us-east-1").add_auth(request)
    urllib.request.urlopen(urllib.request.Request(url, body, dict(request.headers)))


def done(answer):
    return "done"


def ride(unicorn, second):
    return {
        "PartitionKey": unicorn,
        "Data": json.dumps(
            {
                "Distance": 30.5,
                "HealthPoints": 150,
                "Latitude": 40.749167,
                "Longitude": -73.985184,
                "MagicPoints": 150,
                "Name": unicorn,
                "StatusTime": f"2026-03-02 09:16:{second:02}.000",
            }
        )
        + "\n",
    }


def deliver(bucket="wildrydes-data", role=ROLE):
    return firehose.create_delivery_stream(
        DeliveryStreamName="wildrydes",
        DeliveryStreamType="KinesisStreamAsSource",
        KinesisStreamSourceConfiguration={"KinesisStreamARN": STREAM, "RoleARN": role},
        ExtendedS3DestinationConfiguration={
            "BucketARN": f"arn:aws:s3:::{bucket}",
            "RoleARN": role,
            "BufferingHints": {"SizeInMBs": 5, "IntervalInSeconds": 60},
        },
    )


def update(version):
    return firehose.update_destination(
        DeliveryStreamName="wildrydes",
        CurrentDeliveryStreamVersionId=version,
        DestinationId="destinationId-000000000001",
        ExtendedS3DestinationUpdate={"Prefix": "rides/"},
    )


def start(sql, **more):
    return athena.start_query_execution(QueryString=sql, ResultConfiguration={"OutputLocation": RESULTS}, **more)


def ended(id):
    while True:
        execution = athena.get_query_execution(QueryExecutionId=id)["QueryExecution"]
        if execution["Status"]["State"] not in ("QUEUED", "RUNNING"):
            return execution


def query(sql, **more):
    return ended(start(sql, **more)["QueryExecutionId"])


def state(execution):
    return execution["Status"].get("StateChangeReason", execution["Status"]["State"])


def rows(execution):
    page = athena.get_query_results(QueryExecutionId=execution["QueryExecutionId"])
    return " | ".join(" ".join(cell.get("VarCharValue", "") for cell in row["Data"]) for row in page["ResultSet"]["Rows"])


kinesis, firehose, s3, glue, athena, iam = (
    client(service) for service in ("kinesis", "firehose", "s3", "glue", "athena", "iam")
)

# A stream
step("put without a stream", lambda: kinesis.put_record(StreamName="wildrydes", PartitionKey="k", Data=b"x"), done)
step("create stream", lambda: kinesis.create_stream(StreamName="wildrydes", ShardCount=1), done)
step("create stream again", lambda: kinesis.create_stream(StreamName="wildrydes", ShardCount=1), done)
later("PT1M")
aws("kinesis describe-stream-summary --stream-name wildrydes --query StreamDescriptionSummary.[StreamARN,StreamStatus]")
step("put nowhere", lambda: kinesis.put_record(StreamName="wildrydes", PartitionKey="k", ExplicitHashKey="-1", Data=b"x"), done)

# A delivery stream from it into a bucket
iam.create_role(RoleName="delivery", AssumeRolePolicyDocument=trust({"Service": "lambda.amazonaws.com"}, "sts:AssumeRole"))
step("create bucket", lambda: s3.create_bucket(Bucket="wildrydes-data"), lambda a: a["Location"])
step("create bucket badly", lambda: s3.create_bucket(Bucket="Wild.Rydes"), done)
step("deliver in a role of Lambda's", deliver, done)
iam.update_assume_role_policy(
    RoleName="delivery", PolicyDocument=trust({"Service": "firehose.amazonaws.com"}, "sts:AssumeRole")
)
step("deliver in a role without rights", deliver, done)
iam.put_role_policy(RoleName="delivery", PolicyName="All", PolicyDocument=policy("Allow", ["kinesis:*", "s3:*"], "*"))
step("deliver to no bucket", lambda: deliver("wildrydes-date"), done)
step("deliver", deliver, lambda a: a["DeliveryStreamARN"])
step("delete too early", lambda: firehose.delete_delivery_stream(DeliveryStreamName="wildrydes"), done)
later("PT1M")
aws(
    "firehose describe-delivery-stream --delivery-stream-name wildrydes"
    " --query DeliveryStreamDescription.[DeliveryStreamStatus,VersionId,DeliveryStreamType]"
)
step("put directly", lambda: firehose.put_record(DeliveryStreamName="wildrydes", Record={"Data": b"x"}), done)
step("update an old version", lambda: update("7"), done)

# A minute of two unicorns, which becomes a file
records = [ride(unicorn, second) for second in range(60) for unicorn in ("Shadowfax", "Bucephalus")]
step("put", lambda: kinesis.put_records(StreamName="wildrydes", Records=records), lambda a: a["FailedRecordCount"])
later("PT2M")
aws("s3 ls s3://wildrydes-data --recursive --summarize")
key = s3.list_objects_v2(Bucket="wildrydes-data")["Contents"][0]["Key"]
lines = s3.get_object(Bucket="wildrydes-data", Key=key)["Body"].read().decode().splitlines()
step("lines", lambda: lines, len)
step("first line", lambda: json.loads(lines[0]), lambda a: f"{a['Name']} {a['StatusTime']}")
step(
    "a part of it",
    lambda: s3.get_object(Bucket="wildrydes-data", Key=key, Range="bytes=0-13"),
    lambda a: f"{a['ContentRange']} {a['Body'].read().decode()}",
)
etag = s3.head_object(Bucket="wildrydes-data", Key=key)["ETag"]
step("unless it is that", lambda: s3.get_object(Bucket="wildrydes-data", Key=key, IfNoneMatch=etag), done)
step("no such key", lambda: s3.get_object(Bucket="wildrydes-data", Key="rides"), done)

# A table over the files
s3.create_bucket(Bucket="wildrydes-athena")
step("query without output", lambda: athena.start_query_execution(QueryString="SELECT 1"), done)
step("query that is none", lambda: start("SELEKT 1"), done)
step("no database", lambda: query("CREATE EXTERNAL TABLE rides.t (a int) LOCATION 's3://wildrydes-data/'"), state)
step("create database", lambda: query("CREATE DATABASE rides"), state)
step("create table badly", lambda: start(DDL.replace("EXTERNAL", "EXTERNA")), done)
step("create table", lambda: query(DDL, QueryExecutionContext={"Database": "rides"}), state)
step("create table again", lambda: query(DDL, QueryExecutionContext={"Database": "rides"}), state)
step(
    "table",
    lambda: glue.get_table(DatabaseName="rides", Name="wildrydes")["Table"]["StorageDescriptor"],
    lambda a: a["SerdeInfo"]["SerializationLibrary"] + " " + " ".join(c["Name"] + ":" + c["Type"] for c in a["Columns"]),
)
step("no such table", lambda: glue.get_table(DatabaseName="rides", Name="unicorns"), done)
aws("glue get-tables --database-name rides --query TableList[].[Name,TableType,StorageDescriptor.Location]")

# Questions
context = {"Database": "rides"}
step("count", lambda: query("SELECT count(*) AS records FROM wildrydes", QueryExecutionContext=context), rows)
step("no such column", lambda: query("SELECT speed FROM wildrydes", QueryExecutionContext=context), state)
step("no such table to ask", lambda: query("SELECT * FROM unicorns", QueryExecutionContext=context), state)
id = aws(
    f'athena start-query-execution --query-string "{BY_NAME}" --query-execution-context Database=rides'
    f" --result-configuration OutputLocation={RESULTS} --query QueryExecutionId"
)
step("by name", lambda: ended(id), lambda a: f"{state(a)} {a['Statistics']['DataScannedInBytes']} bytes scanned")
aws(f"athena get-query-results --query-execution-id {id} --query ResultSet.Rows[].[Data[].VarCharValue]")
aws(f"s3 cp {RESULTS}{id}.csv -")
step("no such query", lambda: athena.get_query_execution(QueryExecutionId="0" * 8 + "-0000-0000-0000-" + "0" * 12), done)

# Out again, in an order that does not work
aws("s3 rb s3://wildrydes-data")
step("drop database", lambda: query("DROP DATABASE rides"), state)
step("delete workgroup", lambda: athena.delete_work_group(WorkGroup="primary"), done)
step("delete role", lambda: iam.delete_role(RoleName="delivery"), done)

# And in one that does
aws("firehose delete-delivery-stream --delivery-stream-name wildrydes")
step("delete again", lambda: firehose.delete_delivery_stream(DeliveryStreamName="wildrydes"), done)
aws("kinesis delete-stream --stream-name wildrydes")
later("PT1M")
step("drop table", lambda: query("DROP TABLE wildrydes", QueryExecutionContext=context), state)
step("drop database", lambda: query("DROP DATABASE rides"), state)
aws("s3 rm s3://wildrydes-data --recursive")
aws("s3 rb s3://wildrydes-data")
aws("s3 rb s3://wildrydes-athena --force")
iam.delete_role_policy(RoleName="delivery", PolicyName="All")
iam.delete_role(RoleName="delivery")

# Nothing is left
step("streams", kinesis.list_streams, lambda a: a["StreamNames"])
step("delivery streams", firehose.list_delivery_streams, lambda a: a["DeliveryStreamNames"])
step("buckets", s3.list_buckets, lambda a: a["Buckets"])
step("databases", glue.get_databases, lambda a: [d["Name"] for d in a["DatabaseList"]])
step("roles", iam.list_roles, lambda a: a["Roles"])
