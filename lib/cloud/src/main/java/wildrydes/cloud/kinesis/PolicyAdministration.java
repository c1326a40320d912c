package wildrydes.cloud.kinesis;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.kinesis.model.DeleteResourcePolicyResponse;
import software.amazon.awssdk.services.kinesis.model.GetResourcePolicyRequest;
import software.amazon.awssdk.services.kinesis.model.GetResourcePolicyResponse;
import software.amazon.awssdk.services.kinesis.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.kinesis.model.PutResourcePolicyResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.policy.MalformedPolicyException;
import wildrydes.cloud.policy.PolicyReader;
import wildrydes.cloud.policy.PolicyType;

/** Says who else may use a stream or a consumer. */
final class PolicyAdministration {

    /** docs.aws.amazon.com/streams/latest/dev/controlling-access.html. */
    private static final int MOST_BYTES = 20 << 10;

    private static final String NONE = "{}";

    private final Streams streams;
    private final StreamCalls calls;
    private final KinesisErrors errors;

    PolicyAdministration(Streams streams, StreamCalls calls, KinesisErrors errors) {
        this.streams = streams;
        this.calls = calls;
        this.errors = errors;
    }

    PutResourcePolicyResponse put(PutResourcePolicyRequest request, Caller caller) {
        Addresses.Resource resource =
                calls.resource(request.resourceARN(), request, caller, CallLimit.PUT_RESOURCE_POLICY);
        String document = request.policy();
        if (HashRange.bytes(document).length > MOST_BYTES) {
            throw errors.policyTooLarge(MOST_BYTES);
        }
        try {
            PolicyReader.read(document, PolicyType.RESOURCE);
        } catch (MalformedPolicyException e) {
            throw errors.malformedPolicy(e.sentence());
        }
        Consumer consumer = resource.consumer();
        if (consumer != null && !consumer.active()) {
            throw errors.ofConsumers().notActive(consumer, resource.stream().name());
        }
        change(resource, document);
        return PutResourcePolicyResponse.builder().build();
    }

    /** What has no policy has an empty one, as getmoto/moto ({@code kinesis/models.py}) has it. */
    GetResourcePolicyResponse get(GetResourcePolicyRequest request, Caller caller) {
        String document = policy(calls.resource(request.resourceARN(), request, caller, CallLimit.GET_RESOURCE_POLICY));
        return GetResourcePolicyResponse.builder()
                .policy(document == null ? NONE : document)
                .build();
    }

    DeleteResourcePolicyResponse delete(DeleteResourcePolicyRequest request, Caller caller) {
        Addresses.Resource resource =
                calls.resource(request.resourceARN(), request, caller, CallLimit.DELETE_RESOURCE_POLICY);
        if (policy(resource) == null) {
            throw errors.noPolicy(request.resourceARN());
        }
        change(resource, null);
        return DeleteResourcePolicyResponse.builder().build();
    }

    private static @Nullable String policy(Addresses.Resource resource) {
        Consumer consumer = resource.consumer();
        return consumer == null ? resource.stream().settings().policy() : consumer.policy();
    }

    private void change(Addresses.Resource resource, @Nullable String policy) {
        Consumer consumer = resource.consumer();
        if (consumer == null) {
            streams.change(resource.stream(), settings -> settings.withPolicy(policy));
        } else {
            streams.consumers().change(resource.stream(), consumer, now -> now.withPolicy(policy));
        }
    }
}
