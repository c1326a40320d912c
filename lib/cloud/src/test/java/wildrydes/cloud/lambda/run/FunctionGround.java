package wildrydes.cloud.lambda.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iam.IamClient;
import wildrydes.cloud.ServedCloud;
import wildrydes.cloud.clock.WallTime;
import wildrydes.cloud.kinesis.ManualTime;
import wildrydes.cloud.lambda.FunctionVersion;

/** A whole cloud, a role, and environments for handlers that are compiled with the tests. */
final class FunctionGround implements AutoCloseable {

    static final String ROLE = "arn:aws:iam::000000000000:role/rides";

    private static final String NAME = "rides";
    private static final String HANDLERS = "wildrydes.cloud.lambda.run.handlers.";

    private static final Pattern SDK = Pattern.compile("/awssdk/|/reactive-streams-|/eventstream-|/slf4j-api-");

    final ServedCloud cloud;
    final IamClient iam;
    final CloudWatchLogsClient logs;
    final ManualTime time;
    final Path code;
    final JvmEnvironments environments;

    private final Path run;
    private volatile Duration ahead = Duration.ZERO;

    FunctionGround(Path folder) {
        cloud = new ServedCloud(folder.resolve("data"));
        iam = cloud.iam(ServedCloud.ADMINISTRATOR);
        logs = cloud.logs(ServedCloud.ADMINISTRATOR);
        time = new ManualTime(Instant.now());
        code = folder.resolve("code");
        copyHandlers(code);
        iam.createRole(role -> role.roleName(NAME)
                .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                        + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}"));
        allow("*");
        run = folder.resolve("run");
        environments = environments(Room.ofThisMachine(), Limits.INIT);
    }

    /**
     * Environments of their own.
     *
     * @param init how long the first try to load a function may take
     */
    JvmEnvironments environments(Room room, Duration init) {
        Path own = run.resolve(UUID.randomUUID().toString());
        Starts starts = new Starts(
                own,
                "us-east-1",
                time,
                () -> WallTime.system().instant().plus(ahead),
                cloud.cloud()::door,
                () -> cloud.endpoint().toString(),
                init);
        return new JvmEnvironments(own, starts, time, room);
    }

    /** Puts wall time forward for environments. */
    void ahead(Duration time) {
        ahead = time;
    }

    /** The folders of all environments that live. */
    Path run() {
        return run;
    }

    /** Lets the role do this, and nothing else. */
    void allow(String action) {
        iam.putRolePolicy(policy -> policy.roleName(NAME)
                .policyName("work")
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"*\","
                        + "\"Action\":\"" + action + "\"}}"));
    }

    private static void copyHandlers(Path code) {
        Path classes = Path.of("target/test-classes/wildrydes/cloud/lambda/run/handlers");
        Path target = code.resolve("wildrydes/cloud/lambda/run/handlers");
        try (Stream<Path> files = Files.list(classes)) {
            Files.createDirectories(target);
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A package that has the handlers and, in its {@code lib}, the AWS SDK. */
    Path codeWithSdk(Path folder) throws IOException {
        copyHandlers(folder);
        Path library = Files.createDirectories(folder.resolve("lib"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.endsWith(".jar") && SDK.matcher(entry.replace('\\', '/')).find()) {
                Path jar = Path.of(entry).toAbsolutePath();
                Files.createSymbolicLink(library.resolve(jar.getFileName()), jar);
            }
        }
        return folder;
    }

    /** A function whose handler is a class, or a class and a method, of the tests' handlers. */
    FunctionVersion function(String name, String handler) {
        return new FunctionVersion(
                name,
                "$LATEST",
                "arn:aws:lambda:us-east-1:000000000000:function:" + name,
                ROLE,
                "java17",
                HANDLERS + handler,
                code,
                List.of(),
                Duration.ofSeconds(20),
                128,
                512,
                Map.of(),
                "/aws/lambda/" + name,
                "1");
    }

    static FunctionVersion with(FunctionVersion function, Duration timeout, Map<String, String> environment) {
        return copy(function, function.role(), function.code(), timeout, function.storage(), environment);
    }

    static FunctionVersion in(FunctionVersion function, Path code) {
        return copy(function, function.role(), code, function.timeout(), function.storage(), Map.of());
    }

    static FunctionVersion as(FunctionVersion function, String role) {
        return copy(function, role, function.code(), function.timeout(), function.storage(), Map.of());
    }

    /** @param storage of its folder in MB */
    static FunctionVersion storing(FunctionVersion function, int storage) {
        return copy(function, function.role(), function.code(), function.timeout(), storage, Map.of());
    }

    private static FunctionVersion copy(
            FunctionVersion function,
            String role,
            Path code,
            Duration timeout,
            int storage,
            Map<String, String> environment) {
        return new FunctionVersion(
                function.name(),
                function.version(),
                function.arn(),
                role,
                function.runtime(),
                function.handler(),
                code,
                function.layers(),
                timeout,
                function.memory(),
                storage,
                environment,
                function.logGroup(),
                "2");
    }

    Outcome run(FunctionVersion function, String event) {
        return run(function, invocation(function, event));
    }

    Outcome run(FunctionVersion function, Invocation invocation) {
        return run(environments, function, invocation);
    }

    static Outcome run(Environments environments, FunctionVersion function, Invocation invocation) {
        try {
            return environments.run(function, invocation);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Invocation invocation(FunctionVersion function, String event) {
        return new Invocation(
                UUID.randomUUID().toString(), function.arn(), event.getBytes(StandardCharsets.UTF_8), null, true);
    }

    static String payload(Outcome outcome) {
        return new String(outcome.payload(), StandardCharsets.UTF_8);
    }

    /** The name of the first log stream of a function. */
    String stream(FunctionVersion function) {
        return logs.describeLogStreams(streams -> streams.logGroupName(function.logGroup()))
                .logStreams()
                .get(0)
                .logStreamName();
    }

    /** All that a function's log has, in order. */
    List<String> log(FunctionVersion function) {
        try {
            return logs.describeLogStreams(streams -> streams.logGroupName(function.logGroup())).logStreams().stream()
                    .flatMap(stream -> logs
                            .getLogEvents(events -> events.logGroupName(function.logGroup())
                                    .logStreamName(stream.logStreamName())
                                    .startFromHead(true))
                            .events()
                            .stream())
                    .map(OutputLogEvent::message)
                    .toList();
        } catch (ResourceNotFoundException e) {
            return List.of();
        }
    }

    @Override
    public void close() {
        environments.close();
        cloud.close();
    }
}
