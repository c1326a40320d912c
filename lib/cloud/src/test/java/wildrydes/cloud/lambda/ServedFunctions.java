package wildrydes.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import wildrydes.cloud.LabClient;
import wildrydes.cloud.ServedCloud;
import wildrydes.cloud.auth.AccessKey;

/** A whole cloud in step time whose functions answer as a test says, with a role for them. */
final class ServedFunctions implements AutoCloseable {

    static final String NAME = "rides";
    static final String ROLE = "arn:aws:iam::000000000000:role/Functions";
    static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:" + NAME;

    private final Path folder;
    FakeEnvironments environments;
    ServedCloud cloud;
    LambdaClient client;
    IamClient iam;
    LabClient lab;

    /** A cloud with an empty folder, in which the role is. */
    static ServedFunctions begin(Path folder) {
        ServedFunctions served = new ServedFunctions(folder);
        served.role("Functions", "lambda.amazonaws.com");
        return served;
    }

    ServedFunctions(Path folder) {
        this.folder = folder;
        open();
    }

    private void open() {
        environments = new FakeEnvironments();
        cloud = new ServedCloud(folder, real -> environments);
        client = cloud.lambda(ServedCloud.ADMINISTRATOR);
        iam = cloud.iam(ServedCloud.ADMINISTRATOR);
        lab = new LabClient(
                cloud.endpoint(),
                new AccessKey(ServedCloud.ADMINISTRATOR.accessKeyId(), ServedCloud.ADMINISTRATOR.secretAccessKey()));
    }

    /** Ends the cloud and begins it anew with what it has kept. */
    void restart() {
        close();
        open();
    }

    void role(String name, String service) {
        iam.createRole(role -> role.roleName(name)
                .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                        + "\"Principal\":{\"Service\":\"" + service + "\"},\"Action\":\"sts:AssumeRole\"}}"));
    }

    /** Lets the role of functions do something. */
    void allow(String action, String resource) {
        iam.putRolePolicy(policy -> policy.roleName("Functions")
                .policyName(action.replaceAll("[^a-zA-Z]", "-"))
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"" + action
                        + "\",\"Resource\":\"" + resource + "\"}}"));
    }

    /** Asks for a function, which is pending then. */
    CreateFunctionResponse ask(Consumer<CreateFunctionRequest.Builder> more) {
        return client.createFunction(request -> {
            request.functionName(NAME)
                    .runtime("java21")
                    .handler("rides.Handler::handleRequest")
                    .role(ROLE)
                    .code(code -> code.zipFile(Zips.sdk("rides/Handler.class")));
            more.accept(request);
        });
    }

    /** A function that is ready. */
    CreateFunctionResponse create(Consumer<CreateFunctionRequest.Builder> more) {
        CreateFunctionResponse created = ask(more);
        settle();
        return created;
    }

    void create() {
        create(request -> {});
    }

    /** Lets what changes be done. */
    void settle() {
        pass(Lifecycle.CREATING);
    }

    Instant now() {
        return lab.now();
    }

    void pass(Duration duration) {
        lab.post("/_lab/clock/run", "{\"duration\":\"" + duration + "\"}");
    }

    /**
     * That a call is refused with a code and a sentence.
     *
     * @param sentence null where it is not looked at
     */
    static void refused(String code, @Nullable String sentence, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(AwsServiceException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            if (sentence != null) {
                assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(sentence);
            }
        });
    }

    @Override
    public void close() {
        client.close();
        iam.close();
        cloud.close();
    }
}
