package wildrydes.cloud.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.sts.StsClient;
import wildrydes.cloud.door.ServedDoor;

/** IAM and STS through their real clients: every operation, every member, both ways, and errors. */
class QueryRoundTripTest {

    private static EchoedClient<IamClient> iam;
    private static EchoedClient<StsClient> sts;
    private static ServedDoor door;

    @BeforeContainer
    static void open() {
        iam = new EchoedClient<>(
                IamClient.class, "iam", new Address.Query("2010-05-08"), AnyModel.ALL, AnyModel.XML, Set.of());
        sts = new EchoedClient<>(
                StsClient.class, "sts", new Address.Query("2011-06-15"), AnyModel.ALL, AnyModel.XML, Set.of());
        door = EchoedClient.door(iam, sts);
        iam.connect(door, IamClient.builder());
        sts.connect(door, StsClient.builder());
    }

    @AfterContainer
    static void close() {
        iam.close();
        sts.close();
        door.close();
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void iamKeepsEveryRequestAndAnswer(@ForAll("iamCalls") Exchange exchange) {
        iam.keeps(exchange);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void stsKeepsEveryRequestAndAnswer(@ForAll("stsCalls") Exchange exchange) {
        sts.keeps(exchange);
    }

    @Provide
    Arbitrary<Exchange> iamCalls() {
        return iam.exchanges();
    }

    @Provide
    Arbitrary<Exchange> stsCalls() {
        return sts.exchanges();
    }

    @Example
    void everyOperationOfTheClientsIsFound() {
        assertThat(door.services().all().get(0).operations())
                .hasSize(iam.echo().calls().size());
        assertThat(iam.echo().calls()).hasSizeGreaterThan(140);
        assertThat(sts.echo().calls()).hasSizeGreaterThan(8);
    }

    @Example
    void everyOperationIsFoundFromWhatTheSdksOwnMarshallersSend() {
        iam.keepsEveryOperation();
        sts.keepsEveryOperation();
    }

    @Example
    void anExceptionOfTheServiceArrivesAsItself() {
        iam.echo()
                .fails(NoSuchEntityException.builder()
                        .message("The user with name herd cannot be found.")
                        .statusCode(404)
                        .build());

        assertThatThrownBy(() -> iam.client().getUser(request -> request.userName("herd")))
                .isInstanceOfSatisfying(NoSuchEntityException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NoSuchEntity");
                    assertThat(e.awsErrorDetails().errorMessage())
                            .isEqualTo("The user with name herd cannot be found.");
                    assertThat(e.statusCode()).isEqualTo(404);
                    assertThat(e.requestId()).matches("[0-9a-f-]{36}");
                });
    }

    @Example
    void anActionThatNobodyHasIsInvalid() {
        HttpResponse<String> answer = send("Action=Fly&Version=2010-05-08");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .matches("<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type>"
                        + "<Code>InvalidAction</Code><Message>Could not find operation Fly for version 2010-05-08"
                        + "</Message></Error><RequestId>[0-9a-f-]{36}</RequestId></ErrorResponse>");
    }

    @Example
    void aFormThatIsNoneIsRefused() {
        assertThat(send("Action=%zz").body()).contains("<Code>MalformedQueryString</Code>");
        assertThat(send("").body()).contains("<Code>MissingAction</Code>");
        assertThat(send("Action=ListUsers&Version=2010-05-08&MaxItems=many").body())
                .contains("<Code>MalformedInput</Code><Message>'many' can not be converted to an Integer</Message>");
    }

    private static HttpResponse<String> send(String form) {
        return door.signed("POST", "/", "iam", form, headers -> {
            headers.put("content-type", "application/x-www-form-urlencoded; charset=utf-8");
            return headers;
        });
    }
}
