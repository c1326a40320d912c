package wildrydes.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.lambda.ServedFunctions.ARN;
import static wildrydes.cloud.lambda.ServedFunctions.NAME;
import static wildrydes.cloud.lambda.ServedFunctions.refused;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.CreateAliasResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;

/** Versions that stay as they are, and aliases that point to them. */
class VersionsTest {

    @TempDir
    Path folder;

    private ServedFunctions functions;

    @BeforeEach
    void open() {
        functions = ServedFunctions.begin(folder);
        functions.create(request -> request.description("first"));
    }

    @AfterEach
    void close() {
        functions.close();
    }

    private PublishVersionResponse publish() {
        return functions.client.publishVersion(request -> request.functionName(NAME));
    }

    private void change(String description) {
        functions.client.updateFunctionConfiguration(
                request -> request.functionName(NAME).description(description));
        functions.settle();
    }

    private String executed(String qualifier) {
        return functions
                .client
                .invoke(request -> request.functionName(NAME).qualifier(qualifier))
                .executedVersion();
    }

    @Test
    void aVersionStaysAsItWas() {
        PublishVersionResponse first = publish();
        assertThat(first.version()).isEqualTo("1");
        assertThat(first.functionArn()).isEqualTo(ARN + ":1");
        assertThat(first.stateAsString()).isEqualTo("Active");
        assertThat(publish().version()).as("nothing has changed").isEqualTo("1");

        change("second");
        assertThat(publish().version()).isEqualTo("2");
        assertThat(functions.client.listVersionsByFunction(request -> request.functionName(NAME)).versions().stream()
                        .map(version -> version.version() + " " + version.description()))
                .containsExactly("$LATEST second", "1 first", "2 second");
        assertThat(executed("1")).isEqualTo("1");
        assertThat(functions.client.listFunctions(request -> request.functionVersion("ALL")).functions().stream()
                        .map(FunctionConfiguration::functionArn))
                .containsExactly(ARN + ":$LATEST", ARN + ":1", ARN + ":2");
    }

    @Test
    void numbersAreNotGivenAgain() {
        publish();
        functions.client.deleteFunction(request -> request.functionName(NAME).qualifier("1"));
        functions.restart();

        assertThat(publish().version()).isEqualTo("2");
        refused(
                "InvalidParameterValueException",
                "$LATEST version cannot be deleted without deleting the function.",
                () -> functions.client.deleteFunction(
                        request -> request.functionName(NAME).qualifier("$LATEST")));
    }

    @Test
    void aFunctionCanBePublishedAsItIsCreatedOrGetsOtherCode() {
        assertThat(functions
                        .create(request -> request.functionName("other").publish(true))
                        .version())
                .isEqualTo("1");

        assertThat(functions
                        .client
                        .updateFunctionCode(request -> request.functionName("other")
                                .zipFile(Zips.sdk("b"))
                                .publish(true))
                        .functionArn())
                .endsWith(":function:other:2");
    }

    @Test
    void whoPublishesMaySayWhat() {
        refused(
                "PreconditionFailedException",
                "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to"
                        + " retrieve the latest Revision Id",
                () -> functions.client.publishVersion(
                        request -> request.functionName(NAME).revisionId("other")));
        String sha = functions
                .client
                .getFunctionConfiguration(request -> request.functionName(NAME))
                .codeSha256();
        refused(
                "InvalidParameterValueException",
                "CodeSHA256 (other) is different from current CodeSHA256 in $LATEST (" + sha
                        + "). Please try again with the CodeSHA256 in $LATEST.",
                () -> functions.client.publishVersion(
                        request -> request.functionName(NAME).codeSha256("other")));
        assertThat(functions
                        .client
                        .publishVersion(request -> request.functionName(NAME).codeSha256(sha))
                        .version())
                .isEqualTo("1");
    }

    @Test
    void anAliasPointsToAVersion() {
        publish();
        change("second");
        publish();
        CreateAliasResponse alias = functions.client.createAlias(
                request -> request.functionName(NAME).name("live").functionVersion("1"));

        assertThat(alias.aliasArn()).isEqualTo(ARN + ":live");
        assertThat(executed("live")).isEqualTo("1");
        assertThat(functions.environments.invocations.get(0).arn()).isEqualTo(ARN + ":live");
        functions.client.updateAlias(request ->
                request.functionName(NAME).name("live").functionVersion("2").revisionId(alias.revisionId()));
        assertThat(executed("live")).isEqualTo("2");
        assertThat(functions
                        .client
                        .getFunctionConfiguration(request -> request.functionName(ARN + ":live"))
                        .functionArn())
                .isEqualTo(ARN + ":live");
        refused(
                "ResourceConflictException",
                "Unable to delete version because the following aliases reference it: [live]",
                () -> functions.client.deleteFunction(
                        request -> request.functionName(NAME).qualifier("2")));
        refused(
                "PreconditionFailedException",
                "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to"
                        + " retrieve the latest Revision Id",
                () -> functions.client.updateAlias(request ->
                        request.functionName(NAME).name("live").description("x").revisionId(alias.revisionId())));
        assertThat(functions
                        .client
                        .listAliases(request -> request.functionName(NAME).functionVersion("2"))
                        .aliases())
                .hasSize(1);
        functions.client.deleteAlias(request -> request.functionName(NAME).name("live"));
        assertThat(functions
                        .client
                        .listAliases(request -> request.functionName(NAME))
                        .aliases())
                .isEmpty();
    }

    @Test
    void twoVersionsShareTheInvocationsByTheirWeights() {
        publish();
        change("second");
        publish();
        functions.client.createAlias(request -> request.functionName(NAME)
                .name("canary")
                .functionVersion("1")
                .routingConfig(routing -> routing.additionalVersionWeights(Map.of("2", 0.25))));

        List<String> versions =
                IntStream.range(0, 8).mapToObj(i -> executed("canary")).toList();
        assertThat(versions).containsExactly("1", "1", "1", "2", "1", "1", "1", "2");
        functions.client.updateAlias(request -> request.functionName(NAME)
                .name("canary")
                .routingConfig(routing -> routing.additionalVersionWeights(Map.of())));
        assertThat(functions
                        .client
                        .getAlias(request -> request.functionName(NAME).name("canary"))
                        .routingConfig())
                .isNull();
    }

    @Test
    void whatAnAliasCannotBe() {
        publish();
        functions.client.createAlias(
                request -> request.functionName(NAME).name("live").functionVersion("1"));

        refused(
                "ResourceConflictException",
                "Alias already exists: " + ARN + ":live",
                () -> functions.client.createAlias(
                        request -> request.functionName(NAME).name("live").functionVersion("1")));
        refused(
                "ResourceNotFoundException",
                "Function not found: " + ARN + ":9",
                () -> functions.client.createAlias(
                        request -> request.functionName(NAME).name("a").functionVersion("9")));
        refused(
                "ResourceNotFoundException",
                "Cannot find alias arn: " + ARN + ":none",
                () -> functions.client.getAlias(
                        request -> request.functionName(NAME).name("none")));
        refused(
                "ResourceNotFoundException",
                "Alias not found: " + ARN + ":none",
                () -> functions.client.updateAlias(
                        request -> request.functionName(NAME).name("none")));
        refused(
                "InvalidParameterValueException",
                "Invalid function version 1. Function version 1 is already included in routing configuration.",
                () -> weighted("1", Map.of("1", 0.5)));
        refused(
                "InvalidParameterValueException",
                "$LATEST is not supported for an alias pointing to more than 1 version",
                () -> weighted("$LATEST", Map.of("1", 0.5)));
        refused(
                "InvalidParameterValueException",
                "Number of items in AdditionalVersionWeights cannot be greater than 1",
                () -> weighted("1", Map.of("2", 0.5, "3", 0.1)));
        refused(
                "ValidationException",
                "1 validation error detected: Value '{2=1.5}' at 'routingConfig.additionalVersionWeights' failed to"
                        + " satisfy constraint: Map value must satisfy constraint: [Member must have value less than or"
                        + " equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]",
                () -> weighted("1", Map.of("2", 1.5)));
        refused(
                "ValidationException",
                "1 validation error detected: Value '2024' at 'name' failed to satisfy constraint: Member must satisfy"
                        + " regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)",
                () -> functions.client.createAlias(
                        request -> request.functionName(NAME).name("2024").functionVersion("1")));
        refused(
                "InvalidParameterValueException",
                "Deletion of aliases is not currently supported.",
                () -> functions.client.deleteFunction(
                        request -> request.functionName(NAME).qualifier("live")));
    }

    private void weighted(String version, Map<String, Double> weights) {
        functions.client.createAlias(request -> request.functionName(NAME)
                .name("weighted")
                .functionVersion(version)
                .routingConfig(routing -> routing.additionalVersionWeights(weights)));
    }
}
