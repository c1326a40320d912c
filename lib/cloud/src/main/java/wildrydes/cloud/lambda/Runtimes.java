package wildrydes.cloud.lambda;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** The runtimes that functions may ask for: Java, in the versions that Lambda has. */
final class Runtimes {

    private static final Set<String> JAVA = Set.of("java8.al2", "java11", "java17", "java21", "java25");

    /** In AWS's order, as localstack/localstack recorded it. */
    private static final List<String> AT_AWS = List.of(
            "nodejs20.x",
            "python3.14",
            "provided.al2023",
            "python3.12",
            "python3.13",
            "nodejs24.x",
            "nodejs22.x",
            "java25",
            "python3.10",
            "python3.11",
            "java21",
            "ruby3.3",
            "ruby3.4",
            "ruby3.2",
            "python3.8",
            "python3.9",
            "java17",
            "nodejs16.x",
            "dotnet10",
            "dotnet8",
            "java11",
            "dotnet6",
            "nodejs18.x",
            "provided.al2",
            "java8.al2");

    private static final Set<String> GONE = Set.of(
            "nodejs",
            "nodejs4.3",
            "nodejs4.3-edge",
            "nodejs6.10",
            "nodejs8.10",
            "nodejs10.x",
            "nodejs12.x",
            "nodejs14.x",
            "java8",
            "python2.7",
            "python3.6",
            "python3.7",
            "dotnetcore1.0",
            "dotnetcore2.0",
            "dotnetcore2.1",
            "dotnetcore3.1",
            "dotnet5.0",
            "go1.x",
            "ruby2.5",
            "ruby2.7",
            "provided");

    private Runtimes() {}

    /** Refuses a runtime that there is none of, here or at AWS. */
    static void require(String runtime) {
        if (JAVA.contains(runtime)) {
            return;
        }
        if (GONE.contains(runtime)) {
            throw LambdaErrors.oldRuntime(runtime);
        }
        throw AT_AWS.contains(runtime) ? LambdaErrors.notJava(runtime) : LambdaErrors.noRuntime(runtime, AT_AWS);
    }

    static String hash(String runtime) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(runtime.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
