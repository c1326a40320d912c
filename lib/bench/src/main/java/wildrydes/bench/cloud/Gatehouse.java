package wildrydes.bench.cloud;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.auth.Signatures;
import wildrydes.cloud.door.Denials;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.door.Gate;
import wildrydes.cloud.door.PolicyGate;
import wildrydes.cloud.http.HttpRequest;
import wildrydes.cloud.iam.Directory;
import wildrydes.cloud.iam.IamService;
import wildrydes.cloud.ledger.Journal;
import wildrydes.cloud.ledger.Ledger;
import wildrydes.cloud.ledger.Meter;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.wire.Operation;
import wildrydes.cloud.wire.Services;

/**
 * Signature and policies alone, within this process: a user with three policies, one of which has conditions and variables,
 * asks for himself.
 */
final class Gatehouse implements AutoCloseable {

    private static final String ACCOUNT = "000000000000";
    private static final String REGION = "us-east-1";
    private static final int ROUNDS = 2_000;
    private static final int BATCHES = 25;
    private static final String OWN =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"iam:*\","
                    + "\"Resource\":\"*\",\"Condition\":{\"StringNotEquals\":{\"aws:RequestedRegion\":\"us-east-1\"}}},"
                    + "{\"Effect\":\"Allow\",\"Action\":[\"iam:Get*\",\"iam:List*\"],\"Resource\":"
                    + "\"arn:aws:iam::*:user/${aws:username}\",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"127.0.0.0/8\"}}}]}";

    private final Store store;
    private final Journal journal;
    private final Meter meter;
    private final PolicyGate gate;
    private final Signatures signatures;
    private final Operation operation;
    private final AwsRequest request = GetUserRequest.builder().userName("bob").build();
    private final HttpRequest signed;

    Gatehouse(Path folder) throws IOException {
        InstantSource time = Clock.systemUTC();
        store = new Store(folder);
        Directory directory = Directory.in(ACCOUNT, store);
        meter = new Meter(store, time);
        store.recover();
        journal = new Journal(folder, time);
        gate = new PolicyGate(directory, time, ACCOUNT, REGION, new Denials());
        signatures = new Signatures(directory, time);
        Services services = new Services(List.of(IamService.in(directory, time)));
        Door door = new Door(services, Gate.administratorsOnly(), new Ledger(journal, meter), directory, time);
        Caller administrator = Caller.administrator(ACCOUNT, "AK");
        door.call(CreateUserRequest.builder().userName("bob").build(), administrator);
        for (String name : List.of("AmazonKinesisReadOnlyAccess", "AmazonS3ReadOnlyAccess")) {
            String arn = "arn:aws:iam::aws:policy/" + name;
            door.call(
                    AttachUserPolicyRequest.builder()
                            .userName("bob")
                            .policyArn(arn)
                            .build(),
                    administrator);
        }
        door.call(
                PutUserPolicyRequest.builder()
                        .userName("bob")
                        .policyName("own")
                        .policyDocument(OWN)
                        .build(),
                administrator);
        CreateAccessKeyResponse made =
                door.call(CreateAccessKeyRequest.builder().userName("bob").build(), administrator);
        AccessKey key =
                new AccessKey(made.accessKey().accessKeyId(), made.accessKey().secretAccessKey());
        operation = Objects.requireNonNull(services.of(request), "GetUser");
        signed = signed(key, time);
    }

    private static HttpRequest signed(AccessKey key, InstantSource time) {
        byte[] body = "Action=GetUser&Version=2010-05-08&UserName=bob".getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new TreeMap<>(Map.of(
                "host", "127.0.0.1:8787",
                "content-type", "application/x-www-form-urlencoded",
                "user-agent", "bench"));
        Map<String, String> all = Signatures.sign(key, REGION, "iam", time.instant(), "POST", "/", "", headers, body);
        return new HttpRequest("id", "POST", "/", "", all, body);
    }

    private void check() {
        Caller caller = signatures.verify(signed, "iam");
        gate.allow(operation, request, "arn:aws:iam::" + ACCOUNT + ":user/bob", caller);
    }

    /** Microseconds of one check, warm: the median of batches. */
    double micros() {
        double[] micros = new double[BATCHES];
        for (int batch = 0; batch < BATCHES; batch++) {
            long begin = System.nanoTime();
            for (int i = 0; i < ROUNDS; i++) {
                check();
            }
            micros[batch] = (System.nanoTime() - begin) / 1e3 / ROUNDS;
        }
        // The first ones are slow until the compiler has seen them.
        double[] warm = Arrays.copyOfRange(micros, BATCHES / 2, BATCHES);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }

    @Override
    public void close() throws IOException {
        journal.close();
        meter.close();
        store.close();
    }
}
