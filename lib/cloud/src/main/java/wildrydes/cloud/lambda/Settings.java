package wildrydes.cloud.lambda;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.lambda.code.StoredPackage;
import wildrydes.cloud.store.Fields;

/**
 * How a function is configured.
 *
 * @param role ARN
 * @param timeout in seconds
 * @param memory in MB
 * @param storage of {@code /tmp} in MB
 * @param environment null where none was ever given
 * @param layers in order
 * @param logGroup name; null for the function's own
 * @param tracing {@code PassThrough} or {@code Active}
 * @param deadLetters ARN of what gets events that failed; null for none
 * @param architecture {@code x86_64} or {@code arm64}
 * @param snapStart {@code None} or {@code PublishedVersions}
 */
record Settings(
        String role,
        String handler,
        String runtime,
        String description,
        int timeout,
        int memory,
        int storage,
        @Nullable Map<String, String> environment,
        List<LayerUse> layers,
        @Nullable String logGroup,
        String tracing,
        @Nullable String deadLetters,
        String architecture,
        String snapStart) {

    Settings {
        layers = List.copyOf(layers);
    }

    /**
     * A version of a layer that a function uses, also when that version is not there any more.
     *
     * @param arn of the version
     */
    record LayerUse(String arn, StoredPackage code) {}

    /** The group that a function of this name logs to. */
    String logGroup(String function) {
        return logGroup == null ? "/aws/lambda/" + function : logGroup;
    }

    Settings described(String text) {
        return new Settings(
                role,
                handler,
                runtime,
                text,
                timeout,
                memory,
                storage,
                environment,
                layers,
                logGroup,
                tracing,
                deadLetters,
                architecture,
                snapStart);
    }

    /** For code that was built for another architecture. */
    Settings on(String other) {
        return new Settings(
                role,
                handler,
                runtime,
                description,
                timeout,
                memory,
                storage,
                environment,
                layers,
                logGroup,
                tracing,
                deadLetters,
                other,
                snapStart);
    }

    void write(DataOutput to) throws IOException {
        Fields.text(to, role);
        Fields.text(to, handler);
        Fields.text(to, runtime);
        Fields.text(to, description);
        to.writeInt(timeout);
        to.writeInt(memory);
        to.writeInt(storage);
        to.writeBoolean(environment != null);
        if (environment != null) {
            Fields.map(to, environment);
        }
        to.writeInt(layers.size());
        for (LayerUse layer : layers) {
            Fields.text(to, layer.arn());
            layer.code().write(to);
        }
        Fields.optional(to, logGroup);
        Fields.text(to, tracing);
        Fields.optional(to, deadLetters);
        Fields.text(to, architecture);
        Fields.text(to, snapStart);
    }

    private static List<LayerUse> layers(DataInput from) throws IOException {
        List<LayerUse> layers = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            layers.add(new LayerUse(Fields.text(from), StoredPackage.read(from)));
        }
        return layers;
    }

    static Settings read(DataInput from) throws IOException {
        return new Settings(
                Fields.text(from),
                Fields.text(from),
                Fields.text(from),
                Fields.text(from),
                from.readInt(),
                from.readInt(),
                from.readInt(),
                from.readBoolean() ? Fields.map(from) : null,
                layers(from),
                Fields.optional(from),
                Fields.text(from),
                Fields.optional(from),
                Fields.text(from),
                Fields.text(from));
    }
}
