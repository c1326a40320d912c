package wildrydes.cloud.lambda.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.lambda.FunctionVersion;

/** Makes environments; what they stand on is made with the first of them, since most clouds run no function for a while. */
final class Starts implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Starts.class.getName());
    private static final String SERVICE = "lambda.amazonaws.com";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final String region;
    private final CloudTime time;
    private final InstantSource wallTime;
    private final Supplier<Door> door;
    private final Supplier<String> endpoint;
    private final Duration init;
    private @Nullable Grounds grounds;

    Starts(
            Path folder,
            String region,
            CloudTime time,
            InstantSource wallTime,
            Supplier<Door> door,
            Supplier<String> endpoint,
            Duration init) {
        this.folder = folder;
        this.region = region;
        this.time = time;
        this.wallTime = wallTime;
        this.door = door;
        this.endpoint = endpoint;
        this.init = init;
    }

    /**
     * A new environment, without a process yet.
     *
     * @throws LambdaException where the role cannot be assumed any more
     */
    Environment environment(FunctionVersion function) {
        String id = UUID.randomUUID().toString().replace("-", "");
        String stream = DAY.format(time.instant()) + "/[" + function.version() + "]" + id;
        Caller role = Caller.assuming(function.role(), SERVICE, session(function));
        try {
            return new Environment(
                    function,
                    grounds(),
                    folder.resolve(id),
                    credentials(function),
                    new LogStreamWriter(door, role, function.logGroup(), stream));
        } catch (IOException e) {
            throw new UncheckedIOException("Function " + function.name() + " cannot be started.", e);
        }
    }

    /** The function's name; STS takes none of a single letter. */
    private static String session(FunctionVersion function) {
        return function.name().length() > 1 ? function.name() : "lambda-" + function.name();
    }

    private synchronized Grounds grounds() throws IOException {
        Grounds made = grounds;
        if (made == null) {
            Engine engine = Engine.installed();
            Launch launch = new Launch(engine, new ClassArchive(engine), region, endpoint.get());
            RuntimeServer server = new RuntimeServer();
            made = new Grounds(server, launch, new Rehearsing(folder, server, launch), time, wallTime, init);
            grounds = made;
        }
        return made;
    }

    private Credentials credentials(FunctionVersion function) {
        AssumeRoleRequest request = AssumeRoleRequest.builder()
                .roleArn(function.role())
                .roleSessionName(session(function))
                .build();
        try {
            AssumeRoleResponse response = door.get().call(request, Caller.service(SERVICE));
            return response.credentials();
        } catch (Denied e) {
            throw (LambdaException) LambdaException.builder()
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("AccessDeniedException")
                            .errorMessage("The role defined for the function cannot be assumed by Lambda.")
                            .build())
                    .statusCode(403)
                    .cause(e)
                    .build();
        }
    }

    @Override
    public synchronized void close() {
        Grounds made = grounds;
        if (made != null) {
            made.rehearsing().close();
            try {
                made.server().close();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "The Runtime API cannot be closed: " + e.getMessage(), e);
            }
        }
    }
}
