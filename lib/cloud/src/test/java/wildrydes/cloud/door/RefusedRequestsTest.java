package wildrydes.cloud.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.wire.EchoKinesis;

/** What AWS answers to requests that it does not serve; every answer has its exact code and sentence. */
class RefusedRequestsTest {

    private static final String LIST = "Kinesis_20131202.ListStreams";

    private static EchoKinesis kinesis;
    private static ServedDoor door;

    @BeforeAll
    static void open() {
        kinesis = new EchoKinesis();
        door = new ServedDoor(kinesis);
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @Test
    void aRequestWithoutASignatureIsRefused() {
        HttpResponse<String> answer = unsigned(LIST, "{}", Map.of());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).hasValue("MissingAuthenticationTokenException");
        assertThat(answer.body())
                .isEqualTo("{\"__type\":\"MissingAuthenticationTokenException\","
                        + "\"message\":\"Missing Authentication Token\"}");
    }

    @Test
    void anIncompleteSignatureSaysWhatIsMissing() {
        HttpResponse<String> answer = unsigned(LIST, "{}", Map.of("authorization", "X"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"__type\":\"IncompleteSignatureException\",\"message\":\""
                        + "Authorization header requires 'Credential' parameter. "
                        + "Authorization header requires 'Signature' parameter. "
                        + "Authorization header requires 'SignedHeaders' parameter. "
                        + "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
                        + "Authorization=X\"}");
    }

    @Test
    void aSignatureInBothPlacesIsRefused() {
        HttpResponse<String> answer = door.send(
                "POST",
                "/?X-Amz-Algorithm",
                "{}",
                Map.of("content-type", ServedDoor.JSON, "x-amz-target", LIST, "authorization", "X"));

        assertThat(answer.body())
                .contains("InvalidSignatureException")
                .contains("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
    }

    @Test
    void anUnknownKeyIsNotRecognized() {
        try (KinesisClient client = door.client(new AccessKey("AKIAUNKNOWN", "secret"), true)) {
            assertThatThrownBy(client::listStreams).isInstanceOfSatisfying(KinesisException.class, e -> {
                assertThat(e.statusCode()).isEqualTo(400);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnrecognizedClientException");
                assertThat(e.awsErrorDetails().errorMessage())
                        .isEqualTo("The security token included in the request is invalid.");
            });
        }
    }

    @Test
    void aWrongSecretShowsWhatShouldHaveBeenSigned() {
        try (KinesisClient client = door.client(new AccessKey(ServedDoor.KEY.id(), "wrong"), false)) {
            assertThatThrownBy(client::listStreams).isInstanceOfSatisfying(KinesisException.class, e -> {
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException");
                assertThat(e.awsErrorDetails().errorMessage())
                        .startsWith("The request signature we calculated does not match the signature you"
                                + " provided. Check your AWS Secret Access Key and signing method. Consult the"
                                + " service documentation for details.\n\n"
                                + "The Canonical String for this request should have been\n'POST\n/\n\n")
                        .contains("x-amz-target:" + LIST)
                        .contains("The String-to-Sign should have been\n'AWS4-HMAC-SHA256\n");
            });
        }
    }

    @Test
    void aBodyChangedAfterSigningIsRefused() {
        Map<String, String> headers = door.sign(Instant.now(), "POST", "/", "kinesis", "{}", added -> {
            added.put("content-type", ServedDoor.JSON);
            added.put("x-amz-target", LIST);
            return added;
        });

        HttpResponse<String> answer = door.send("POST", "/", "{\"Limit\":1}", headers);

        assertThat(answer.body()).contains("InvalidSignatureException");
    }

    @Test
    void aSignatureForAnotherServiceIsRefused() {
        HttpResponse<String> answer = door.signed("POST", "/", "dynamodb", "{}", headers -> {
            headers.put("content-type", ServedDoor.JSON);
            headers.put("x-amz-target", LIST);
            return headers;
        });

        assertThat(answer.body()).contains("Credential should be scoped to correct service: 'kinesis'. ");
    }

    @Test
    void aSignatureIsGoodForAQuarterOfAnHourEitherWay() {
        Instant now = Instant.parse("2026-11-24T10:00:00Z");
        try (ServedDoor fixed = new ServedDoor(kinesis, InstantSource.fixed(now), Gate.administratorsOnly())) {
            assertThat(signedAt(fixed, now.minusSeconds(900)).statusCode()).isEqualTo(200);
            assertThat(signedAt(fixed, now.plusSeconds(900)).statusCode()).isEqualTo(200);
            assertThat(signedAt(fixed, now.minusSeconds(901)).body())
                    .isEqualTo("{\"__type\":\"InvalidSignatureException\",\"message\":\"Signature expired: "
                            + "20261124T094459Z is now earlier than 20261124T094500Z (20261124T100000Z - 15 min.)\"}");
            assertThat(signedAt(fixed, now.plusSeconds(901)).body())
                    .isEqualTo("{\"__type\":\"InvalidSignatureException\",\"message\":\"Signature not yet current: "
                            + "20261124T101501Z is still later than 20261124T101500Z (20261124T100000Z + 15 min.)\"}");
        }
    }

    private static HttpResponse<String> signedAt(ServedDoor door, Instant at) {
        return door.send("POST", "/", "{}", door.sign(at, "POST", "/", "kinesis", "{}", headers -> {
            headers.put("content-type", ServedDoor.JSON);
            headers.put("x-amz-target", LIST);
            return headers;
        }));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hello                              | The request body is not JSON: Unrecognized token 'hello': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
            {"Limit":                          | The request body is not JSON: Unexpected end-of-input within/between Object entries
            [1]                                | The request body is no JSON object.
            {} {}                              | The request body goes on after its JSON object.
            """)
    void aMalformedBodyIsRefusedEvenUnsigned(String body, String sentence) {
        HttpResponse<String> answer = unsigned(LIST, body, Map.of());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .startsWith("{\"__type\":\"SerializationException\",\"Message\":\"")
                .contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PutRecord | {"StreamName":5}          | class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String
            PutRecord | {"StreamName":true}       | class java.lang.Boolean can not be converted to an String
            PutRecord | {"StreamName":[]}         | Start of list found where not expected
            PutRecord | {"StreamName":{}}         | Start of structure or map found where not expected.
            PutRecord | {"Data":"abc"}            | 'abc' can not be converted to a Blob: Base64 encoded length is expected a multiple of 4 bytes but found: 3
            PutRecord | {"Data":"a!=="}           | 'a!==' can not be converted to a Blob: Invalid Base64 character: '!'
            PutRecord | {"Data":7}                | class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to a Blob
            PutRecords | {"Records":"x"}          | Expected list or null
            PutRecords | {"Records":{}}           | Start of structure or map found where not expected.
            PutRecords | {"Records":["x"]}        | Expected null
            AddTagsToStream | {"Tags":"x"}        | Expected map or null
            AddTagsToStream | {"Tags":[]}         | Start of list found where not expected
            ListStreams | {"Limit":"10"}          | class java.lang.String can not be converted to an Integer
            ListStreams | {"Limit":99999999999}   | class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an Integer
            GetShardIterator | {"Timestamp":"x"}  | class java.lang.String can not be converted to milliseconds since epoch
            """)
    void aMemberOfTheWrongTypeIsRefusedInAwsWords(String operation, String body, String sentence) {
        HttpResponse<String> answer = door.kinesis(operation, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"__type\":\"SerializationException\",\"Message\":\"" + sentence + "\"}");
    }

    @Test
    void aNumberWithAFractionCountsAsItsWholePart() {
        assertThat(door.kinesis("ListStreams", "{\"Limit\":10.9}").statusCode()).isEqualTo(200);
        assertThat(String.valueOf(kinesis.asked())).isEqualTo("ListStreamsRequest(Limit=10)");
    }

    @Test
    void membersThatTheModelDoesNotHaveAreIgnoredAndNullsAreAbsent() {
        HttpResponse<String> answer =
                door.kinesis("ListStreams", "{\"Colour\":{\"a\":[1,{\"b\":2}]},\"Limit\":null,\"NextToken\":\"t\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(String.valueOf(kinesis.asked())).isEqualTo("ListStreamsRequest(NextToken=t)");
    }

    @Test
    void anUnknownTargetIsAnUnknownOperation() {
        for (String target :
                new String[] {"", "Kinesis_20131202.", "Kinesis_20131202.Fly", "Nobody.ListStreams", "x"}) {
            HttpResponse<String> answer = unsigned(target, "{}", Map.of());

            assertThat(answer.statusCode()).as(target).isEqualTo(400);
            assertThat(answer.body()).as(target).isEqualTo("{\"__type\":\"UnknownOperationException\"}");
        }
    }

    @Test
    void anOperationThatOnlyAwsHasPointsToTheCoverage() {
        assertThat(door.kinesis("SplitShard", "{}").body())
                .isEqualTo("{\"__type\":\"UnknownOperationException\",\"message\":\"Operation SplitShard of kinesis is"
                        + " not served by this local cloud; its coverage.md lists those that are.\"}");
    }

    @Test
    void aWrongContentTypeIsAnUnknownOperation() {
        HttpResponse<String> answer =
                door.send("POST", "/", "{}", Map.of("content-type", "text/plain", "x-amz-target", LIST));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("<UnknownOperationException/>\n");
    }

    @Test
    void aRequestOfNoProtocolIsRefusedAsAwsDoes() {
        assertThat(door.send("GET", "/", "", Map.of()).body())
                .isEqualTo("<MissingAuthenticationTokenException>\n  <Message>Missing Authentication Token</Message>\n"
                        + "</MissingAuthenticationTokenException>\n");
        HttpResponse<String> signed = door.signed("GET", "/", "kinesis", "", headers -> headers);
        assertThat(signed.statusCode()).isEqualTo(403);
        assertThat(signed.body())
                .isEqualTo("<AccessDeniedException>\n  <Message>Unable to determine service/operation name to be"
                        + " authorized</Message>\n</AccessDeniedException>\n");
    }

    @Test
    void malformedCborIsRefusedInCbor() {
        Map<String, String> headers = Map.of("content-type", "application/x-amz-cbor-1.1", "x-amz-target", LIST);

        HttpResponse<String> answer = door.send("POST", "/", "\u0001\u0002", headers);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/x-amz-cbor-1.1");
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).hasValue("SerializationException");
        assertThat(answer.body()).contains("The request body is no CBOR object.");
    }

    @Test
    void aServicesExceptionReachesTheClientAsItself() {
        kinesis.fails(ResourceNotFoundException.builder()
                .message("Stream s under account 000000000000 not found.")
                .build());
        try (KinesisClient cbor = door.cborClient();
                KinesisClient json = door.jsonClient()) {
            for (KinesisClient client : new KinesisClient[] {cbor, json}) {
                assertThatThrownBy(client::listStreams).isInstanceOfSatisfying(ResourceNotFoundException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFoundException");
                    assertThat(e.awsErrorDetails().errorMessage())
                            .isEqualTo("Stream s under account 000000000000 not found.");
                    assertThat(e.requestId()).matches("[0-9a-f-]{36}");
                });
            }
        } finally {
            kinesis.answers(software.amazon.awssdk.services.kinesis.model.ListStreamsResponse.builder()
                    .build());
        }
    }

    @Test
    void aFaultOfTheCloudSaysNothingOfItsInside() {
        kinesis.fails(new IllegalStateException("inside"));
        try {
            HttpResponse<String> answer = door.kinesis("ListStreams", "{}");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body())
                    .isEqualTo("{\"__type\":\"InternalFailure\",\"message\":\"The request processing has failed because"
                            + " of an unknown error, exception or failure.\"}");
        } finally {
            kinesis.answers(software.amazon.awssdk.services.kinesis.model.ListStreamsResponse.builder()
                    .build());
        }
    }

    private static HttpResponse<String> unsigned(String target, String body, Map<String, String> more) {
        Map<String, String> headers = new TreeMap<>(more);
        headers.put("content-type", ServedDoor.JSON);
        headers.put("x-amz-target", target);
        return door.send("POST", "/", body, headers);
    }
}
