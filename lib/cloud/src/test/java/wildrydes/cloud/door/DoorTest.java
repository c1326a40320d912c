package wildrydes.cloud.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.ListStreamsRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.SplitShardRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.ledger.Call;
import wildrydes.cloud.ledger.CallFilter;
import wildrydes.cloud.wire.EchoKinesis;
import wildrydes.cloud.wire.ServiceError;

class DoorTest {

    private static final Caller ADMINISTRATOR = Caller.administrator(ServedDoor.ACCOUNT, "AK");
    private static final Caller GUEST = Caller.user(
                    ServedDoor.ACCOUNT, "arn:aws:iam::000000000000:user/guest", "guest", "AIDAGUEST", "GUEST")
            .inCell("cell-1");

    private final EchoKinesis kinesis = new EchoKinesis();
    private ServedDoor served;

    @BeforeEach
    void open() {
        served = new ServedDoor(kinesis);
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void aCallBetweenServicesIsDoneAndNoted() throws Exception {
        kinesis.answers(ListStreamsResponse.builder().streamNames("s").build());

        ListStreamsResponse answer =
                served.door().call(ListStreamsRequest.builder().build(), ADMINISTRATOR.inCell("cell-9"));

        assertThat(answer.streamNames()).containsExactly("s");
        assertThat(kinesis.caller()).isEqualTo(ADMINISTRATOR.inCell("cell-9"));
        Call noted = noted();
        assertThat(noted.operation()).isEqualTo("ListStreams");
        assertThat(noted.cell()).isEqualTo("cell-9");
        assertThat(noted.status()).isEqualTo(200);
        assertThat(noted.allowedBy()).isEqualTo("administrator key");
    }

    @Test
    void whoHasNoRightIsToldWhich() throws Exception {
        assertThatThrownBy(() -> served.door().call(ListStreamsRequest.builder().build(), GUEST))
                .isInstanceOfSatisfying(
                        ServiceError.class, e -> assertThat(e.code()).isEqualTo("AccessDeniedException"))
                .hasMessage(
                        "User: arn:aws:iam::000000000000:user/guest is not authorized to perform: kinesis:ListStreams"
                                + " on resource: * because no identity-based policy allows the kinesis:ListStreams action");
        assertThat(kinesis.asked()).isNull();
        assertThat(noted().errorCode()).isEqualTo("AccessDeniedException");
        assertThat(noted().allowedBy()).isNull();
        assertThat(noted().caller()).isEqualTo(GUEST.arn());
    }

    @Test
    void aServicesExceptionComesOutUnchangedAndIsNoted() throws Exception {
        ResourceNotFoundException failure =
                ResourceNotFoundException.builder().message("no").build();
        kinesis.fails(failure);

        assertThatThrownBy(() -> served.door().call(ListStreamsRequest.builder().build(), ADMINISTRATOR))
                .isSameAs(failure);
        assertThat(noted().errorCode()).isEqualTo("ResourceNotFoundException");
        assertThat(noted().message()).isEqualTo("no");
    }

    @Test
    void aRequestThatNoServiceTakesIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> served.door().call(SplitShardRequest.builder().build(), ADMINISTRATOR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No service of this cloud takes a SplitShardRequest.");
    }

    private Call noted() throws Exception {
        var calls = served.journal().since(0, CallFilter.all(), Duration.ZERO).calls();
        return calls.get(calls.size() - 1);
    }
}
