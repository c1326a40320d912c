package wildrydes.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.AwsRequest;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.clock.WallTime;
import wildrydes.cloud.wire.Operation;
import wildrydes.cloud.wire.Routes;

/** {@code coverage.md} is what the route tables say. */
class CoverageTest {

    private static final Path FILE = Path.of("coverage.md");

    @TempDir
    Path folder;

    @Test
    void theCoverageTableIsFresh() throws IOException {
        String fresh = coverage();
        if (Boolean.getBoolean("coverage.write")) {
            Files.writeString(FILE, fresh);
        }

        assertThat(Files.exists(FILE) ? Files.readString(FILE) : "")
                .as("coverage.md is stale; write it anew with"
                        + " ./mvnw -pl lib/cloud test -Dtest=CoverageTest -Dtest.jvm=-Dcoverage.write=true")
                .isEqualTo(fresh);
    }

    private String coverage() throws IOException {
        StringBuilder text = new StringBuilder("""
                # What the local cloud serves

                Made from the route tables by `CoverageTest`; do not edit. An operation that is not served answers the
                service's own `UnknownOperationException`.
                """);
        Settings settings = new Settings(
                0, folder, new AccessKey("AK", "sk"), 1, true, null, "000000000000", "us-east-1", null, List.of());
        try (Cloud cloud = new Cloud(settings, WallTime.system())) {
            for (Routes routes : cloud.catalogue().all()) {
                service(routes, text);
            }
        }
        return text.toString();
    }

    private static void service(Routes routes, StringBuilder text) {
        TreeSet<String> missing = new TreeSet<>();
        TreeSet<String> served = new TreeSet<>();
        for (Operation operation : routes.operations()) {
            served.add(operation.name());
            if (missing.isEmpty()) {
                missing.addAll(atAws(operation.requestClass()));
            }
        }
        missing.removeAll(served);
        text.append("\n## ")
                .append(routes.service().name())
                .append("\n\n")
                .append(served.size())
                .append(" of ")
                .append(served.size() + missing.size())
                .append(" operations.\n\n- served: ")
                .append(String.join(", ", served))
                .append("\n- not served: ")
                .append(missing.isEmpty() ? "none" : String.join(", ", missing))
                .append('\n');
    }

    /** The operations that the SDK's client has: its methods that take a request of the service. */
    private static TreeSet<String> atAws(Class<?> request) {
        Class<?> base = request.getSuperclass();
        String prefix = base.getSimpleName().replaceAll("Request$", "");
        String services = Operation.servicePackage(request);
        TreeSet<String> names = new TreeSet<>();
        for (String client : List.of("Client", "AsyncClient")) {
            try {
                for (Method method :
                        Class.forName(services + "." + prefix + client).getMethods()) {
                    for (Class<?> parameter : method.getParameterTypes()) {
                        if (AwsRequest.class.isAssignableFrom(parameter)) {
                            names.add(Operation.nameAtAws(parameter));
                        }
                    }
                }
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return names;
    }
}
