package wildrydes.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.lambda.ServedFunctions.NAME;
import static wildrydes.cloud.lambda.ServedFunctions.refused;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.LayerVersionsListItem;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionResponse;

/** Libraries that functions share. */
class LayersTest {

    private static final String LAYER = "arn:aws:lambda:us-east-1:000000000000:layer:gson";

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

    private PublishLayerVersionResponse publish(String file) {
        return functions.client.publishLayerVersion(request -> request.layerName("gson")
                .compatibleRuntimesWithStrings("java21")
                .content(content -> content.zipFile(Zips.sdk(file))));
    }

    @Test
    void aFunctionIsGivenTheFoldersOfItsLayers() {
        assertThat(publish("java/lib/gson-1.jar").layerVersionArn()).isEqualTo(LAYER + ":1");
        assertThat(publish("java/lib/gson-2.jar").version()).isEqualTo(2);
        functions.create(request -> request.layers(LAYER + ":2"));
        // As at AWS a function keeps the layers that it has.
        functions.client.deleteLayerVersion(request -> request.layerName("gson").versionNumber(2L));
        functions.restart();
        functions.client.invoke(request -> request.functionName(NAME));

        assertThat(functions.environments.versions.get(0).layers())
                .singleElement()
                .satisfies(layer ->
                        assertThat(layer.resolve("java/lib/gson-2.jar")).exists());
        assertThat(functions
                        .client
                        .getFunctionConfiguration(request -> request.functionName(NAME))
                        .layers()
                        .get(0)
                        .arn())
                .isEqualTo(LAYER + ":2");
        assertThat(publish("java/lib/gson-3.jar").version())
                .as("numbers are not given again")
                .isEqualTo(3);
    }

    @Test
    void layersAreListed() {
        publish("java/lib/gson-1.jar");
        publish("java/lib/gson-2.jar");

        assertThat(functions
                        .client
                        .listLayerVersions(request -> request.layerName("gson"))
                        .layerVersions())
                .extracting(LayerVersionsListItem::version)
                .containsExactly(2L, 1L);
        assertThat(functions
                        .client
                        .listLayers(request -> request.compatibleRuntime("java21"))
                        .layers()
                        .get(0)
                        .latestMatchingVersion()
                        .version())
                .isEqualTo(2);
        assertThat(functions
                        .client
                        .listLayers(request -> request.compatibleRuntime("java17"))
                        .layers())
                .isEmpty();
        assertThat(functions
                        .client
                        .getLayerVersionByArn(request -> request.arn(LAYER + ":1"))
                        .content()
                        .codeSize())
                .isEqualTo(Zips.of("java/lib/gson-1.jar").length);
    }

    @Test
    void whatIsNotThereCannotBeUsed() {
        publish("java/lib/gson-1.jar");
        publish("java/lib/gson-2.jar");
        refused(
                "InvalidParameterValueException",
                "Layer version " + LAYER + ":9 does not exist.",
                () -> functions.ask(request -> request.layers(LAYER + ":9")));
        refused(
                "InvalidParameterValueException",
                "Two different versions of the same layer are not allowed to be referenced in the same function. "
                        + LAYER + ":1 and " + LAYER + ":2 are versions of the same layer.",
                () -> functions.ask(request -> request.layers(LAYER + ":1", LAYER + ":2")));
        refused(
                "InvalidParameterValueException",
                "Layers are not in the same region as the function. Layers are expected to be in region us-east-1.",
                () -> functions.ask(request -> request.layers(LAYER.replace("us-east-1", "eu-west-1") + ":1")));
        refused(
                "InvalidParameterValueException",
                "Cannot reference more than 5 layers.",
                () -> functions.ask(request -> request.layers(
                        LAYER + ":1", LAYER + ":1", LAYER + ":1", LAYER + ":1", LAYER + ":1", LAYER + ":1")));
        refused(
                "ResourceNotFoundException",
                "The resource you requested does not exist.",
                () -> functions.client.getLayerVersion(
                        request -> request.layerName("gson").versionNumber(9L)));
        refused(
                "InvalidParameterValueException",
                "Layer Version Cannot be less than 1",
                () -> functions.client.getLayerVersion(
                        request -> request.layerName("gson").versionNumber(0L)));
    }
}
