package wildrydes.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.lambda.ServedFunctions.ARN;
import static wildrydes.cloud.lambda.ServedFunctions.NAME;
import static wildrydes.cloud.lambda.ServedFunctions.ROLE;
import static wildrydes.cloud.lambda.ServedFunctions.refused;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.State;

/** The life of a function, from its creation to its end. */
class FunctionsTest {

    @TempDir
    Path folder;

    private ServedFunctions functions;

    @BeforeEach
    void open() {
        functions = ServedFunctions.begin(folder);
    }

    @AfterEach
    void close() {
        functions.close();
    }

    @Test
    void aFunctionIsPendingAndThenActive() throws Exception {
        CreateFunctionResponse created = functions.ask(request -> {});

        assertThat(created.functionArn()).isEqualTo(ARN);
        assertThat(created.stateAsString()).isEqualTo("Pending");
        assertThat(created.stateReason()).isEqualTo("The function is being created.");
        assertThat(created.stateReasonCodeAsString()).isEqualTo("Creating");
        assertThat(created.lastUpdateStatusAsString()).isNull();
        assertThat(created.version()).isEqualTo("$LATEST");
        assertThat(created.timeout()).isEqualTo(3);
        assertThat(created.memorySize()).isEqualTo(128);
        assertThat(created.ephemeralStorage().size()).isEqualTo(512);
        assertThat(created.architecturesAsStrings()).containsExactly("x86_64");
        assertThat(created.loggingConfig().logGroup()).isEqualTo("/aws/lambda/rides");
        byte[] zip = Zips.of("rides/Handler.class");
        assertThat(created.codeSize()).isEqualTo(zip.length);
        assertThat(created.codeSha256())
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(zip)));
        assertThat(created.environment()).isNull();

        // Each look moves time on to what comes next, so that the SDK's waiter ends while time stands still.
        functions.client.waiter().waitUntilFunctionActiveV2(request -> request.functionName(NAME));
        assertThat(described().state()).isEqualTo(State.ACTIVE);
        assertThat(described().lastUpdateStatus()).isEqualTo(LastUpdateStatus.SUCCESSFUL);
        assertThat(described().revisionId()).isNotEqualTo(created.revisionId());
    }

    private FunctionConfiguration described() {
        return functions
                .client
                .getFunction(request -> request.functionName(NAME))
                .configuration();
    }

    @Test
    void anyFormOfTheNameFindsIt() {
        functions.create();

        Stream.of(
                        NAME,
                        "function:" + NAME,
                        "000000000000:function:" + NAME,
                        "us-east-1:000000000000:function:" + NAME,
                        ARN)
                .forEach(name -> assertThat(functions
                                .client
                                .getFunctionConfiguration(request -> request.functionName(name))
                                .functionArn())
                        .isEqualTo(ARN));
        assertThat(functions
                        .client
                        .getFunctionConfiguration(request -> request.functionName(ARN + ":$LATEST"))
                        .functionArn())
                .isEqualTo(ARN + ":$LATEST");
        refused(
                "ResourceNotFoundException",
                "Function not found: " + ARN + ":7",
                () -> functions.client.getFunction(
                        request -> request.functionName(NAME).qualifier("7")));
        refused(
                "InvalidParameterValueException",
                "The derived qualifier from the function name does not match the specified qualifier.",
                () -> functions.client.getFunction(
                        request -> request.functionName(NAME + ":1").qualifier("2")));
        refused(
                "ResourceNotFoundException",
                "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')",
                () -> functions.client.getFunction(
                        request -> request.functionName(ARN.replace("us-east-1", "eu-west-1"))));
    }

    @Test
    void itsCodeCanBeDownloadedByTheAddressThatGetFunctionGives() throws Exception {
        functions.create();
        GetFunctionResponse got = functions.client.getFunction(request -> request.functionName(NAME));

        assertThat(got.code().repositoryType()).isEqualTo("S3");
        HttpResponse<byte[]> zip = download(got.code().location());
        assertThat(zip.statusCode()).isEqualTo(200);
        assertThat(zip.body()).isEqualTo(Zips.of("rides/Handler.class"));
        assertThat(download(got.code().location() + "x").statusCode()).isEqualTo(403);
        assertThat(download(got.code().location().replace("expires=", "expires=9"))
                        .statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<byte[]> download(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void itsCodeLiesOnTheDiskAsLongAsItIsNeeded() throws Exception {
        functions.create();
        functions.client.updateFunctionCode(
                request -> request.functionName(NAME).zipFile(Zips.sdk("b/Other.class")));
        functions.settle();
        assertThat(files()).containsExactly("b/Other.class");

        functions.client.deleteFunction(request -> request.functionName(NAME));
        assertThat(files()).isEmpty();
        assertThat(functions.environments.retired).containsExactly(ARN, ARN);
    }

    private Stream<String> files() throws Exception {
        Path code = folder.resolve("lambda").resolve("code");
        try (Stream<Path> all = Files.walk(code)) {
            return all
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".zip"))
                    .map(file -> code.relativize(file)
                            .subpath(1, code.relativize(file).getNameCount()))
                    .map(Path::toString)
                    .toList()
                    .stream();
        }
    }

    @Test
    void whileItIsUpdatedItTakesNoOtherUpdate() {
        functions.create();
        functions.client.updateFunctionConfiguration(request -> request.functionName(NAME)
                .description("sums")
                .environment(environment -> environment.variables(Map.of("TABLE", "rides"))));

        assertThat(described().lastUpdateStatus()).isEqualTo(LastUpdateStatus.IN_PROGRESS);
        functions.settle();
        FunctionConfiguration now = described();
        assertThat(now.lastUpdateStatus()).isEqualTo(LastUpdateStatus.SUCCESSFUL);
        assertThat(now.description()).isEqualTo("sums");
        assertThat(now.environment().variables()).containsEntry("TABLE", "rides");
        assertThat(now.handler()).isEqualTo("rides.Handler::handleRequest");

        functions.client.updateFunctionConfiguration(
                request -> request.functionName(NAME).timeout(30));
        refused(
                "ResourceConflictException",
                "The operation cannot be performed at this time. An update is in progress for resource: " + ARN,
                () -> functions.client.updateFunctionCode(
                        request -> request.functionName(NAME).zipFile(Zips.sdk("a"))));
        functions.settle();
        functions.client.updateFunctionCode(
                request -> request.functionName(NAME).zipFile(Zips.sdk("a")));
    }

    @Test
    void functionsAreListedInPages() {
        for (String name : new String[] {"c", "a", "b"}) {
            functions.ask(request -> request.functionName(name));
        }

        assertThat(functions.client.listFunctionsPaginator(request -> request.maxItems(2)).stream()
                        .peek(page -> assertThat(page.functions()).hasSizeLessThanOrEqualTo(2))
                        .flatMap(page -> page.functions().stream())
                        .map(FunctionConfiguration::functionName))
                .containsExactly("a", "b", "c");
    }

    @Test
    void aRestartForgetsNothing() {
        functions.ask(request -> request.tags(Map.of("team", "unicorns")));
        functions.restart();

        assertThat(described().state()).isEqualTo(State.PENDING);
        functions.settle();
        GetFunctionResponse got = functions.client.getFunction(request -> request.functionName(NAME));
        assertThat(got.configuration().state()).isEqualTo(State.ACTIVE);
        assertThat(got.configuration().role()).isEqualTo(ROLE);
        assertThat(got.tags()).containsEntry("team", "unicorns");
    }

    @Test
    void aFunctionOfThatNameMustNotBeThere() {
        functions.create();

        refused(
                "ResourceConflictException",
                "Function already exist: rides",
                () -> functions.ask(request -> request.functionName(ARN)));
        functions.client.deleteFunction(request -> request.functionName(NAME));
        refused(
                "ResourceNotFoundException",
                "Function not found: " + ARN,
                () -> functions.client.deleteFunction(request -> request.functionName(NAME)));
    }
}
