package wildrydes.cloud.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
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
import wildrydes.cloud.clock.WallTime;
import wildrydes.cloud.door.Gate;
import wildrydes.cloud.door.ServedDoor;

/** IAM and STS through their real clients: every operation, every member, both ways, and errors. */
class QueryRoundTripTest {

    private static EchoService iam;
    private static EchoService sts;
    private static ServedDoor door;
    private static IamClient iamClient;
    private static StsClient stsClient;

    @BeforeContainer
    static void open() {
        iam = new EchoService(IamClient.class);
        sts = new EchoService(StsClient.class);
        InstantSource time = WallTime.system();
        door = new ServedDoor(
                List.of(
                        new Service("iam", "iam", new Address.Query("2010-05-08"), iam.implementation(), (r, c) -> "*"),
                        new Service(
                                "sts", "sts", new Address.Query("2011-06-15"), sts.implementation(), (r, c) -> "*")),
                time,
                Gate.administratorsOnly());
        iamClient = door.client(IamClient.builder());
        stsClient = door.client(StsClient.builder());
    }

    @AfterContainer
    static void close() {
        iamClient.close();
        stsClient.close();
        door.close();
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void iamKeepsEveryRequestAndAnswer(@ForAll("iamCalls") Exchange call) {
        call.keeps(iam, IamClient.class, iamClient);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void stsKeepsEveryRequestAndAnswer(@ForAll("stsCalls") Exchange call) {
        call.keeps(sts, StsClient.class, stsClient);
    }

    @Provide
    Arbitrary<Exchange> iamCalls() {
        return Exchange.any(iam, AnyModel.ALL, AnyModel.XML);
    }

    @Provide
    Arbitrary<Exchange> stsCalls() {
        return Exchange.any(sts, AnyModel.ALL, AnyModel.XML);
    }

    @Example
    void everyOperationOfTheClientsIsFound() {
        assertThat(door.services().all().get(0).operations())
                .hasSize(iam.calls().size());
        assertThat(iam.calls()).hasSizeGreaterThan(140);
        assertThat(sts.calls()).hasSizeGreaterThan(8);
    }

    /** The contract with the SDK: an upgrade that changes how an operation is sent or read fails here. */
    @Example
    void everyOperationIsFoundFromWhatTheSdksOwnMarshallersSend() {
        for (EchoService.Call call : iam.calls().values()) {
            Exchange.any(List.of(call), AnyModel.ALL, AnyModel.XML).sample().keeps(iam, IamClient.class, iamClient);
        }
        for (EchoService.Call call : sts.calls().values()) {
            Exchange.any(List.of(call), AnyModel.ALL, AnyModel.XML).sample().keeps(sts, StsClient.class, stsClient);
        }
    }

    @Example
    void anExceptionOfTheServiceArrivesAsItself() {
        iam.fails(NoSuchEntityException.builder()
                .message("The user with name herd cannot be found.")
                .statusCode(404)
                .build());

        assertThatThrownBy(() -> iamClient.getUser(request -> request.userName("herd")))
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
