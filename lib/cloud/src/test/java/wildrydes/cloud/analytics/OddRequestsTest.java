package wildrydes.cloud.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests in which a part is missing or another thing than it should be are refused or served; they never make the service fail. */
class OddRequestsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SCHEMA = """
            {"RecordFormat":{"RecordFormatType":"JSON","MappingParameters":{"JSONMappingParameters":{"RecordRowPath":"$"}}},
             "RecordEncoding":"UTF-8","RecordColumns":[{"Name":"Name","Mapping":"$.Name","SqlType":"VARCHAR(16)"}]}""";

    private static final String RESOURCE =
            "{\"ResourceARN\":\"" + ServedAnalytics.STREAM + "\",\"RoleARN\":\"" + ServedAnalytics.ROLE + "\"}";

    private static final String INPUT = "{\"NamePrefix\":\"S\",\"KinesisStreamsInput\":" + RESOURCE
            + ",\"InputParallelism\":{\"Count\":2},\"InputSchema\":" + SCHEMA + "}";

    private static final String OUTPUT = "{\"Name\":\"D\",\"KinesisStreamsOutput\":" + RESOURCE
            + ",\"DestinationSchema\":{\"RecordFormatType\":\"JSON\"}}";

    private static final String TAGS = "\"Tags\":[{\"Key\":\"k\",\"Value\":\"v\"}]";

    /** A whole request of each operation that has structure, by its target. */
    private static final Map<String, String> REQUESTS = Map.of(
            "KinesisAnalytics_20150814.CreateApplication",
            "{\"ApplicationName\":\"n\",\"ApplicationCode\":\" \",\"Inputs\":[" + INPUT + "],\"Outputs\":[" + OUTPUT
                    + "]," + TAGS + "}",
            "KinesisAnalytics_20180523.CreateApplication",
            "{\"ApplicationName\":\"n\",\"RuntimeEnvironment\":\"SQL-1_0\",\"ServiceExecutionRole\":\""
                    + ServedAnalytics.ROLE
                    + "\",\"ApplicationConfiguration\":{\"SqlApplicationConfiguration\":{\"Inputs\":[" + INPUT
                    + "],\"Outputs\":[" + OUTPUT
                    + "]},\"ApplicationCodeConfiguration\":{\"CodeContentType\":\"PLAINTEXT\","
                    + "\"CodeContent\":{\"TextContent\":\" \"}}}," + TAGS + "}",
            "KinesisAnalytics_20150814.UpdateApplication",
            "{\"ApplicationName\":\"first\",\"CurrentApplicationVersionId\":1,\"ApplicationUpdate\":{\"ApplicationCodeUpdate\":\" \","
                    + "\"InputUpdates\":[{\"InputId\":\"1.1\",\"NamePrefixUpdate\":\"T\",\"KinesisStreamsInputUpdate\":{"
                    + "\"ResourceARNUpdate\":\"" + ServedAnalytics.STREAM
                    + "\"},\"InputSchemaUpdate\":{\"RecordEncodingUpdate\":"
                    + "\"UTF-8\",\"RecordColumnUpdates\":[{\"Name\":\"N\",\"Mapping\":\"$.N\",\"SqlType\":\"DOUBLE\"}]},"
                    + "\"InputParallelismUpdate\":{\"CountUpdate\":3}}]}}",
            "KinesisAnalytics_20180523.UpdateApplication",
            "{\"ApplicationName\":\"second\",\"CurrentApplicationVersionId\":1,\"ApplicationConfigurationUpdate\":{"
                    + "\"SqlApplicationConfigurationUpdate\":{\"OutputUpdates\":[{\"OutputId\":\"1.1\",\"NameUpdate\":\"E\"}]},"
                    + "\"ApplicationCodeConfigurationUpdate\":{\"CodeContentUpdate\":{\"TextContentUpdate\":\" \"}}}}",
            "KinesisAnalytics_20150814.StartApplication",
            "{\"ApplicationName\":\"first\",\"InputConfigurations\":[{\"Id\":\"1.1\",\"InputStartingPositionConfiguration\":"
                    + "{\"InputStartingPosition\":\"NOW\"}}]}",
            "KinesisAnalytics_20180523.StartApplication",
            "{\"ApplicationName\":\"second\",\"RunConfiguration\":{\"SqlRunConfigurations\":[{\"InputId\":\"1.1\","
                    + "\"InputStartingPositionConfiguration\":{\"InputStartingPosition\":\"NOW\"}}]}}",
            "KinesisAnalytics_20180523.AddApplicationReferenceDataSource",
            "{\"ApplicationName\":\"second\",\"CurrentApplicationVersionId\":1,\"ReferenceDataSource\":{\"TableName\":\"T\","
                    + "\"S3ReferenceDataSource\":{\"BucketARN\":\"arn:aws:s3:::b\",\"FileKey\":\"k\"},\"ReferenceSchema\":"
                    + SCHEMA + "}}",
            "KinesisAnalytics_20180523.DiscoverInputSchema",
            "{\"ResourceARN\":\"" + ServedAnalytics.STREAM + "\",\"ServiceExecutionRole\":\"" + ServedAnalytics.ROLE
                    + "\",\"InputStartingPositionConfiguration\":{\"InputStartingPosition\":\"NOW\"}}",
            "KinesisAnalytics_20180523.TagResource",
            "{\"ResourceARN\":\"arn:aws:kinesisanalytics:us-east-1:000000000000:application/second\"," + TAGS + "}",
            "KinesisAnalytics_20180523.DeleteApplication",
            "{\"ApplicationName\":\"second\",\"CreateTimestamp\":1}");

    @TempDir
    Path folder;

    private ServedAnalytics analytics;

    @BeforeEach
    void open() {
        analytics = ServedAnalytics.begin(folder);
        assertThat(send(
                                "KinesisAnalytics_20150814.CreateApplication",
                                REQUESTS.get("KinesisAnalytics_20150814.CreateApplication")
                                        .replace("\"n\"", "\"first\""))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(
                                "KinesisAnalytics_20180523.CreateApplication",
                                REQUESTS.get("KinesisAnalytics_20180523.CreateApplication")
                                        .replace("\"n\"", "\"second\""))
                        .statusCode())
                .isEqualTo(200);
    }

    @AfterEach
    void close() {
        analytics.close();
    }

    private HttpResponse<String> send(String target, String body) {
        return analytics.cloud.target("kinesisanalytics", target, body);
    }

    /** Each place of a document, as the node that it is in and its name or index there. */
    private record Place(JsonNode in, String name, int index) {

        void set(JsonNode value) {
            if (in instanceof ObjectNode object) {
                object.set(name, value);
            } else {
                ((ArrayNode) in).set(index, value);
            }
        }

        void remove() {
            if (in instanceof ObjectNode object) {
                object.remove(name);
            } else {
                ((ArrayNode) in).remove(index);
            }
        }

        static List<Place> in(JsonNode node) {
            List<Place> places = new ArrayList<>();
            if (node instanceof ObjectNode object) {
                object.properties().forEach(member -> {
                    places.add(new Place(node, member.getKey(), 0));
                    places.addAll(in(member.getValue()));
                });
            } else if (node instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    places.add(new Place(node, "", i));
                    places.addAll(in(array.get(i)));
                }
            }
            return places;
        }
    }

    private static void damage(JsonNode document, Random random) {
        List<Place> places = Place.in(document);
        if (places.isEmpty()) {
            return;
        }
        Place place = places.get(random.nextInt(places.size()));
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        switch (random.nextInt(9)) {
            case 0 -> place.set(nodes.nullNode());
            case 1 -> place.set(nodes.objectNode());
            case 2 -> place.set(nodes.arrayNode());
            case 3 -> place.set(nodes.arrayNode().addNull());
            case 4 -> place.set(nodes.textNode(""));
            case 5 -> place.set(nodes.textNode("$[\u0000\uD83E\uDD84('"));
            case 6 -> place.set(nodes.numberNode(random.nextLong()));
            case 7 -> place.set(nodes.arrayNode().addObject());
            default -> place.remove();
        }
    }

    @Test
    void noneMakesTheServiceFail() throws IOException {
        Random random = new Random(7);
        List<String> targets = REQUESTS.keySet().stream().sorted().toList();
        for (int i = 0; i < 400; i++) {
            String target = targets.get(i % targets.size());
            JsonNode document = JSON.readTree(REQUESTS.get(target));
            for (int times = random.nextInt(3); times >= 0; times--) {
                damage(document, random);
            }

            HttpResponse<String> answer = send(target, document.toString());

            assertThat(answer.statusCode())
                    .as("%s %s -> %s", target, document, answer.body())
                    .isLessThan(500);
            if (i % targets.size() == 0) {
                analytics.pass(Duration.ofSeconds(20));
            }
        }
    }
}
