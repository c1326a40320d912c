package wildrydes.cloud.firehose.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import wildrydes.cloud.store.Fields;

/**
 * What is done with records before they are delivered.
 *
 * @param type {@value #LAMBDA} or {@value #DELIMITER}
 * @param parameters by name, in AWS's order
 */
public record Processor(String type, Map<String, String> parameters) {

    /** Lets a function transform records. */
    public static final String LAMBDA = "Lambda";
    /** Puts a line feed between records. */
    public static final String DELIMITER = "AppendDelimiterToRecord";

    public static final String FUNCTION = "LambdaArn";
    public static final String RETRIES = "NumberOfRetries";
    public static final String ROLE = "RoleArn";
    public static final String SIZE = "BufferSizeInMBs";
    public static final String INTERVAL = "BufferIntervalInSeconds";

    /** Keeps the order of the parameters. */
    public Processor {
        parameters = new LinkedHashMap<>(parameters);
    }

    String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalStateException("A processor of type " + type + " has no parameter " + name + ".");
        }
        return value;
    }

    void write(DataOutput to) throws IOException {
        Fields.text(to, type);
        to.writeInt(parameters.size());
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            Fields.text(to, parameter.getKey());
            Fields.text(to, parameter.getValue());
        }
    }

    static Processor read(DataInput from) throws IOException {
        String type = Fields.text(from);
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int left = from.readInt(); left > 0; left--) {
            parameters.put(Fields.text(from), Fields.text(from));
        }
        return new Processor(type, parameters);
    }
}
