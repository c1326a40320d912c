package wildrydes.cloud.kinesis;

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

/** Says who else may use a stream. */
final class PolicyAdministration {

    /** docs.aws.amazon.com/streams/latest/dev/controlling-access.html. */
    private static final int MOST_BYTES = 20 << 10;

    private static final String NONE = "{}";

    private final Streams streams;
    private final StreamCalls calls;
    private final Addresses addresses;
    private final KinesisErrors errors;

    PolicyAdministration(Streams streams, StreamCalls calls, Addresses addresses, KinesisErrors errors) {
        this.streams = streams;
        this.calls = calls;
        this.addresses = addresses;
        this.errors = errors;
    }

    PutResourcePolicyResponse put(PutResourcePolicyRequest request, Caller caller) {
        String name = addresses.named(request.resourceARN(), request, caller);
        Stream stream = calls.stream(name, CallLimit.PUT_RESOURCE_POLICY);
        String document = request.policy();
        if (HashRange.bytes(document).length > MOST_BYTES) {
            throw errors.policyTooLarge(MOST_BYTES);
        }
        try {
            PolicyReader.read(document, PolicyType.RESOURCE);
        } catch (MalformedPolicyException e) {
            throw errors.malformedPolicy(e.sentence());
        }
        streams.change(stream, settings -> settings.withPolicy(document));
        return PutResourcePolicyResponse.builder().build();
    }

    /** A stream without a policy has an empty one, as getmoto/moto ({@code kinesis/models.py}) has it. */
    GetResourcePolicyResponse get(GetResourcePolicyRequest request, Caller caller) {
        String name = addresses.named(request.resourceARN(), request, caller);
        String document =
                calls.stream(name, CallLimit.GET_RESOURCE_POLICY).settings().policy();
        return GetResourcePolicyResponse.builder()
                .policy(document == null ? NONE : document)
                .build();
    }

    DeleteResourcePolicyResponse delete(DeleteResourcePolicyRequest request, Caller caller) {
        String name = addresses.named(request.resourceARN(), request, caller);
        Stream stream = calls.stream(name, CallLimit.DELETE_RESOURCE_POLICY);
        streams.change(stream, settings -> {
            if (settings.policy() == null) {
                throw errors.noPolicy(request.resourceARN());
            }
            return settings.withPolicy(null);
        });
        return DeleteResourcePolicyResponse.builder().build();
    }
}
