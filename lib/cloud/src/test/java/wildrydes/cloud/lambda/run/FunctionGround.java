package wildrydes.cloud.lambda.run;

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

    final ServedCloud cloud;
    final IamClient iam;
    final CloudWatchLogsClient logs;
    final ManualTime time;
    final Path code;
    final JvmEnvironments environments;

    FunctionGround(Path folder) {
        cloud = new ServedCloud(folder.resolve("data"));
        iam = cloud.iam(ServedCloud.ADMINISTRATOR);
        logs = cloud.logs(ServedCloud.ADMINISTRATOR);
        time = new ManualTime(Instant.now());
        code = folder.resolve("code");
        copyHandlers();
        iam.createRole(role -> role.roleName(NAME)
                .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                        + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}"));
        allow("*");
        environments = JvmEnvironments.in(
                folder.resolve("data"),
                "us-east-1",
                time,
                WallTime.system(),
                cloud.cloud()::door,
                () -> cloud.endpoint().toString());
    }

    /** Lets the role do this, and nothing else. */
    void allow(String action) {
        iam.putRolePolicy(policy -> policy.roleName(NAME)
                .policyName("work")
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"*\","
                        + "\"Action\":\"" + action + "\"}}"));
    }

    private void copyHandlers() {
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
