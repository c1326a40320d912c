// A walk through a cloud with the AWS SDK for JavaScript: each step prints its name and what came of it.

import { CognitoIdentity } from "@aws-sdk/client-cognito-identity";
import { IAM } from "@aws-sdk/client-iam";
import { Kinesis, waitUntilStreamExists } from "@aws-sdk/client-kinesis";
import { GetObjectCommand, S3 } from "@aws-sdk/client-s3";
import { STS } from "@aws-sdk/client-sts";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";

const ACCOUNT = "000000000000";
const READ_KINESIS = "arn:aws:iam::aws:policy/AmazonKinesisReadOnlyAccess";

async function step(name, call, pick = () => "done") {
  try {
    console.log(`${name}: ${await pick(await call())}`);
  } catch (e) {
    if (!e.$metadata && !e.$fault) throw e; // what comes in an event has no metadata
    console.log(`${name}: ${e.name} ${e.$metadata?.httpStatusCode ?? "in an event"} ${e.message.split("\n")[0]}`);
  }
}

function client(Service, key) {
  return new Service({
    maxAttempts: 1,
    forcePathStyle: true,
    ...(key && {
      credentials: {
        accessKeyId: key.AccessKeyId,
        secretAccessKey: key.SecretAccessKey ?? key.SecretKey,
        sessionToken: key.SessionToken,
      },
    }),
  });
}

function stranger(Service) {
  return new Service({ maxAttempts: 1, forcePathStyle: true, signer: { sign: async (request) => request } });
}

function policy(Effect, Action, Resource, more = {}) {
  return JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect, Action, Resource, ...more }] });
}

function trust(Principal, Action, more = {}) {
  return JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal, Action, ...more }] });
}

const iam = client(IAM);
const sts = client(STS);
const s3 = client(S3);
const kinesis = client(Kinesis);
const cognito = client(CognitoIdentity);

// A user and what a policy changes for him
await step("who", () => sts.getCallerIdentity({}), (a) => a.Arn);
await step("create user", () => iam.createUser({ UserName: "bob" }), (a) => a.User.Arn);
await step("create user again", () => iam.createUser({ UserName: "bob" }));
const bob = (await iam.createAccessKey({ UserName: "bob" })).AccessKey;
await step("denied", () => client(Kinesis, bob).listStreams({}));
await step("attach", () => iam.attachUserPolicy({ UserName: "bob", PolicyArn: READ_KINESIS }));
await step("allowed", () => client(Kinesis, bob).listStreams({}), (a) => a.StreamNames.length);
await step("bad policy", () => iam.putUserPolicy({ UserName: "bob", PolicyName: "p", PolicyDocument: "{}" }));
await step(
  "simulate",
  () =>
    iam.simulatePrincipalPolicy({
      PolicySourceArn: `arn:aws:iam::${ACCOUNT}:user/bob`,
      ActionNames: ["kinesis:ListStreams", "kinesis:PutRecord"],
    }),
  (a) => a.EvaluationResults.map((result) => result.EvalDecision).join(" "),
);
const wrong = { ...bob, SecretAccessKey: "x".repeat(40) };
await step("wrong secret", () => client(IAM, wrong).listUsers({}));

// A role
const reader = `arn:aws:iam::${ACCOUNT}:role/Reader`;
const byBob = trust({ AWS: `arn:aws:iam::${ACCOUNT}:user/bob` }, "sts:AssumeRole");
await step("create role", () => iam.createRole({ RoleName: "Reader", AssumeRolePolicyDocument: byBob }), (a) => a.Role.Arn);
await iam.attachRolePolicy({ RoleName: "Reader", PolicyArn: READ_KINESIS });
await step("assume as another", () => sts.assumeRole({ RoleArn: reader, RoleSessionName: "ride" }));
const session = (await client(STS, bob).assumeRole({ RoleArn: reader, RoleSessionName: "ride" })).Credentials;
await step("session is", () => client(STS, session).getCallerIdentity({}), (a) => a.Arn);
await step("session may", () => client(Kinesis, session).listStreams({}), (a) => a.StreamNames.length);

// A stream, over HTTP/2, which the SDK's Kinesis client speaks
await step("create stream", () => kinesis.createStream({ StreamName: "wildrydes", ShardCount: 1 }));
await step(
  "stream exists",
  () => waitUntilStreamExists({ client: kinesis, maxWaitTime: 60, minDelay: 1 }, { StreamName: "wildrydes" }),
  (a) => a.state,
);
const Data = new TextEncoder().encode("Shadowfax");
await step("put record", () => kinesis.putRecord({ StreamName: "wildrydes", PartitionKey: "k", Data }), (a) => a.ShardId);
await step("denied put", () => client(Kinesis, bob).putRecord({ StreamName: "wildrydes", PartitionKey: "k", Data }));
const { ShardIterator } = await client(Kinesis, bob).getShardIterator({
  StreamName: "wildrydes",
  ShardId: "shardId-000000000000",
  ShardIteratorType: "TRIM_HORIZON",
});
await step("get records", () => client(Kinesis, bob).getRecords({ ShardIterator }), (a) => new TextDecoder().decode(a.Records[0].Data));

// A subscription, whose events come on the same connection
const StreamARN = `arn:aws:kinesis:us-east-1:${ACCOUNT}:stream/wildrydes`;
const { ConsumerARN } = (await kinesis.registerStreamConsumer({ StreamARN, ConsumerName: "map" })).Consumer;
const described = async () => (await kinesis.describeStreamConsumer({ ConsumerARN })).ConsumerDescription.ConsumerStatus;
while ((await described()) === "CREATING");
await step("consumer", described, (a) => a);
const StartingPosition = { Type: "TRIM_HORIZON" };
const subscribe = () => kinesis.subscribeToShard({ ConsumerARN, ShardId: "shardId-000000000000", StartingPosition });
const events = (await subscribe()).EventStream[Symbol.asyncIterator]();
async function pushed() {
  while (true) {
    const { SubscribeToShardEvent: event } = (await events.next()).value;
    if (event.Records.length > 0) return new TextDecoder().decode(event.Records[0].Data);
  }
}
await step("pushed", pushed, (a) => a);
await kinesis.putRecord({ StreamName: "wildrydes", PartitionKey: "k", Data: new TextEncoder().encode("Rocinante") });
await step("pushed too", pushed, (a) => a);
await step("subscribe again", subscribe);
await kinesis.deregisterStreamConsumer({ ConsumerARN });
await step("deregistered", pushed);

// A guest
const pool = (
  await cognito.createIdentityPool({ IdentityPoolName: "wildrydes", AllowUnauthenticatedIdentities: true, AllowClassicFlow: true })
).IdentityPoolId;
const guests = trust({ Federated: "cognito-identity.amazonaws.com" }, "sts:AssumeRoleWithWebIdentity", {
  Condition: {
    StringEquals: { "cognito-identity.amazonaws.com:aud": pool },
    "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "unauthenticated" },
  },
});
await iam.createRole({ RoleName: "Guest", AssumeRolePolicyDocument: guests });
await iam.putRolePolicy({ RoleName: "Guest", PolicyName: "Look", PolicyDocument: policy("Allow", ["kinesis:ListStreams", "iam:ListUsers"], "*") });
const guestRole = `arn:aws:iam::${ACCOUNT}:role/Guest`;
await cognito.setIdentityPoolRoles({ IdentityPoolId: pool, Roles: { unauthenticated: guestRole } });
const { IdentityId } = await stranger(CognitoIdentity).getId({ IdentityPoolId: pool });
const guest = (await stranger(CognitoIdentity).getCredentialsForIdentity({ IdentityId })).Credentials;
await step("guest is", () => client(STS, guest).getCallerIdentity({}), (a) => a.Arn);
await step("guest may", () => client(Kinesis, guest).listStreams({}), (a) => a.StreamNames.join(" "));
await step("guest is scoped down", () => client(IAM, guest).listUsers({}));
const WebIdentityToken = (await stranger(CognitoIdentity).getOpenIdToken({ IdentityId })).Token;
const classic = await stranger(STS).assumeRoleWithWebIdentity({ RoleArn: guestRole, RoleSessionName: "web", WebIdentityToken });
await step("classic guest may", () => client(IAM, classic.Credentials).listUsers({}), (a) => a.Users.length);

// Buckets
await step("create bucket", () => s3.createBucket({ Bucket: "herd" }), (a) => a.$metadata.httpStatusCode);
await step("put", () => s3.putObject({ Bucket: "herd", Key: "a b/é", Body: "Shadowfax" }), (a) => a.ETag);
await step("list", () => s3.listObjectsV2({ Bucket: "herd", Prefix: "a" }), (a) => a.Contents[0].Key);
await step("get", () => s3.getObject({ Bucket: "herd", Key: "a b/é" }), (a) => a.Body.transformToString());
await step("no such key", () => s3.getObject({ Bucket: "herd", Key: "b" }));
await step("denied get", () => client(S3, bob).getObject({ Bucket: "herd", Key: "a b/é" }));
const opened = policy("Allow", "s3:GetObject", "arn:aws:s3:::herd/*", { Principal: { AWS: `arn:aws:iam::${ACCOUNT}:user/bob` } });
await step("bucket policy", () => s3.putBucketPolicy({ Bucket: "herd", Policy: opened }));
await step("by bucket policy", () => client(S3, bob).getObject({ Bucket: "herd", Key: "a b/é" }), (a) => a.Body.transformToString());
await step(
  "presigned",
  async () => fetch(await getSignedUrl(client(S3, bob), new GetObjectCommand({ Bucket: "herd", Key: "a b/é" }), { expiresIn: 60 })),
  (a) => a.text(),
);
await step("stranger", () => stranger(S3).getObject({ Bucket: "herd", Key: "a b/é" }));

// Out again
await step("delete user", () => iam.deleteUser({ UserName: "bob" }));
await iam.deleteAccessKey({ UserName: "bob", AccessKeyId: bob.AccessKeyId });
await step("key is gone", () => client(Kinesis, bob).listStreams({}));
