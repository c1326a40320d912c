package wildrydes.bench.cloud;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Empty Java functions, created and invoked by the SDK's own client, as a notebook does it. */
final class FunctionLoad implements AutoCloseable {

    static final String HANDLER = EmptyFunction.class.getName();

    private static final String CLASS = HANDLER.replace('.', '/') + ".class";
    private static final String ROLE = "bench";
    private static final int MEGABYTES = 512;
    private static final int SECONDS = 30;
    private static final int COLD = 7;
    private static final int WARM_UP = 300;
    private static final int WARM = 300;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final double NANOS_OF_MILLI = 1e6;

    private final IamClient iam;
    private final LambdaClient lambda;

    FunctionLoad(URI endpoint) {
        iam = client(IamClient.builder(), endpoint);
        lambda = client(LambdaClient.builder(), endpoint);
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(OurCloud.KEY, OurCloud.SECRET)))
                .overrideConfiguration(configuration -> configuration.apiCallTimeout(LONGEST))
                .build();
    }

    /** Makes a role that functions may write their logs with, and functions that have not run yet. */
    void createFunctions() throws IOException {
        String role = iam.createRole(
                        request -> request.roleName(ROLE)
                                .assumeRolePolicyDocument(
                                        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                                                + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}"))
                .role()
                .arn();
        iam.putRolePolicy(request -> request.roleName(ROLE)
                .policyName("logs")
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                        + "\"Action\":\"logs:*\",\"Resource\":\"*\"}}"));
        SdkBytes zip = SdkBytes.fromByteArray(zip());
        for (int i = 0; i <= COLD; i++) {
            String name = name(i);
            lambda.createFunction(request -> request.functionName(name)
                    .runtime(Runtime.JAVA17)
                    .handler(HANDLER)
                    .role(role)
                    .memorySize(MEGABYTES)
                    .timeout(SECONDS)
                    .code(code -> code.zipFile(zip)));
            lambda.waiter().waitUntilFunctionActiveV2(request -> request.functionName(name));
        }
    }

    private static String name(int i) {
        return "empty-" + i;
    }

    /** Milliseconds of the first invocation of a function, after another function ran. */
    double coldMillis() {
        invoke(name(0));
        double[] millis = new double[COLD];
        for (int i = 0; i < COLD; i++) {
            millis[i] = invoke(name(i + 1));
        }
        return median(millis);
    }

    /** Milliseconds of an invocation of a function that has just run. */
    double warmMillis() {
        for (int i = 0; i < WARM_UP; i++) {
            invoke(name(0));
        }
        double[] millis = new double[WARM];
        for (int i = 0; i < WARM; i++) {
            millis[i] = invoke(name(0));
        }
        return median(millis);
    }

    /** Runs one function, in a cloud that has run none before. */
    void once() {
        invoke(name(0));
    }

    private double invoke(String function) {
        long begin = System.nanoTime();
        InvokeResponse response = lambda.invoke(request -> request.functionName(function));
        double millis = (System.nanoTime() - begin) / NANOS_OF_MILLI;
        if (response.functionError() != null) {
            throw new IllegalStateException(response.payload().asUtf8String());
        }
        return millis;
    }

    static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                InputStream content = content()) {
            zip.putNextEntry(new ZipEntry(CLASS));
            zip.write(content.readAllBytes());
        }
        return bytes.toByteArray();
    }

    private static InputStream content() {
        return Objects.requireNonNull(EmptyFunction.class.getResourceAsStream("/" + CLASS));
    }

    /** Leaves the function's class in a folder. */
    static void unpack(Path folder) throws IOException {
        Path file = folder.resolve(CLASS);
        Files.createDirectories(file.getParent());
        try (InputStream content = content()) {
            Files.write(file, content.readAllBytes());
        }
    }

    @Override
    public void close() {
        iam.close();
        lambda.close();
    }
}
