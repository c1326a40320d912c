package wildrydes.cloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;

class ServicesTest {

    private final List<String> asked = new ArrayList<>();

    private Service service(String name) {
        return new Service(
                name,
                name,
                List.of(new Address.Target(name)),
                () -> {
                    asked.add(name);
                    return List.of(name.equals("kinesis") ? new EchoKinesis() : new Object());
                },
                (request, caller) -> ResourceNames.ANY);
    }

    @Test
    void aRequestLoadsTheOperationsOfItsOwnServiceAlone() {
        Services services = new Services(List.of(service("glue"), service("kinesis"), service("s3")));
        PutRecordRequest request = PutRecordRequest.builder().build();

        Operation operation = services.of(request);

        assertThat(operation).isNotNull().hasToString("kinesis:PutRecord");
        assertThat(services.of(request)).isSameAs(operation);
        assertThat(asked).containsExactly("kinesis");
    }

    @Test
    void aRequestThatNoServiceTakesIsLookedForInAll() {
        Services services = new Services(List.of(service("glue"), service("kinesis")));

        assertThat(services.of(GetCallerIdentityRequest.builder().build())).isNull();
        assertThat(asked).containsExactlyInAnyOrder("glue", "kinesis");
    }
}
