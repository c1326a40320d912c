package wildrydes.cloud.kinesis;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.StartStreamEncryptionRequest;
import software.amazon.awssdk.services.kinesis.model.StartStreamEncryptionResponse;
import software.amazon.awssdk.services.kinesis.model.StopStreamEncryptionRequest;
import software.amazon.awssdk.services.kinesis.model.StopStreamEncryptionResponse;
import wildrydes.cloud.auth.Caller;

/** Says with which key streams are encrypted. Nothing is: there are no keys here, but what is said of them is checked. */
final class EncryptionAdministration {

    private static final String UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final String NAME = "[a-zA-Z0-9/_-]+";
    private static final Pattern KEY = Pattern.compile("(?:" + UUID + "|mrk-[0-9a-f]{32}|alias/" + NAME + ")");
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:kms:([a-z0-9-]+):[0-9]{12}:(?:key/|(?=alias/))(.+)");

    private final Streams streams;
    private final StreamCalls calls;
    private final KinesisErrors errors;

    EncryptionAdministration(Streams streams, StreamCalls calls, KinesisErrors errors) {
        this.streams = streams;
        this.calls = calls;
        this.errors = errors;
    }

    StartStreamEncryptionResponse start(StartStreamEncryptionRequest request, Caller caller) {
        check(request.encryptionType(), request.keyId());
        Stream stream = calls.stream(request, caller, CallLimit.START_ENCRYPTION);
        streams.update(
                stream,
                Recent.Kind.ENCRYPTION,
                settings -> new Update.Become(settings.traits().withKey(request.keyId())));
        return StartStreamEncryptionResponse.builder().build();
    }

    StopStreamEncryptionResponse stop(StopStreamEncryptionRequest request, Caller caller) {
        check(request.encryptionType(), request.keyId());
        Stream stream = calls.stream(request, caller, CallLimit.STOP_ENCRYPTION);
        streams.update(stream, Recent.Kind.DECRYPTION, settings -> {
            String now = settings.traits().keyId();
            if (!Objects.equals(now, request.keyId())) {
                throw errors.otherKey(request.keyId(), stream.name());
            }
            return new Update.Become(settings.traits().withKey(null));
        });
        return StopStreamEncryptionResponse.builder().build();
    }

    private void check(EncryptionType type, String keyId) {
        if (type != EncryptionType.KMS) {
            throw errors.invalid("The only valid EncryptionType for this operation is KMS.");
        }
        Matcher arn = ARN.matcher(keyId);
        if (!KEY.matcher(arn.matches() ? arn.group(2) : keyId).matches()) {
            throw errors.badKey(keyId);
        }
    }
}
