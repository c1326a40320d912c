package wildrydes.cloud.analytics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;
import wildrydes.pump.plan.ApplicationPlan;
import wildrydes.pump.plan.ReferenceTable;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.sql.KdaSql;
import wildrydes.pump.sql.SqlException;

/**
 * What an application is to do; each change of it is a new version.
 *
 * @param role the role for all that it works with; null where each part has its own, as by the first version of the interface
 * @param code its SQL; empty where it has none yet
 */
public record Configuration(
        @Nullable String role,
        String code,
        List<Input> inputs,
        List<Output> outputs,
        List<ReferenceSource> references,
        List<LoggingOption> loggings) {

    public Configuration {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        references = List.copyOf(references);
        loggings = List.copyOf(loggings);
    }

    /**
     * What its SQL makes of its inputs and reference tables. Loads Calcite.
     *
     * @throws SqlException where the SQL does not fit
     */
    public ApplicationPlan plan() throws SqlException {
        List<StreamPlan> streams =
                inputs.stream().flatMap(input -> input.streams().stream()).toList();
        List<ReferenceTable> tables =
                references.stream().map(ReferenceSource::plan).toList();
        return KdaSql.plan(code, streams, tables);
    }

    /** Whether another one has the same SQL and what that refers to, so that both are planned alike. */
    boolean plansAs(Configuration other) {
        return code.equals(other.code)
                && references.equals(other.references)
                && inputs.stream()
                        .map(Input::streams)
                        .toList()
                        .equals(other.inputs.stream().map(Input::streams).toList());
    }

    Configuration withRole(@Nullable String next) {
        return new Configuration(next, code, inputs, outputs, references, loggings);
    }

    Configuration withCode(String next) {
        return new Configuration(role, next, inputs, outputs, references, loggings);
    }

    Configuration withInputs(List<Input> next) {
        return new Configuration(role, code, next, outputs, references, loggings);
    }

    Configuration withOutputs(List<Output> next) {
        return new Configuration(role, code, inputs, next, references, loggings);
    }

    Configuration withReferences(List<ReferenceSource> next) {
        return new Configuration(role, code, inputs, outputs, next, loggings);
    }

    Configuration withLoggings(List<LoggingOption> next) {
        return new Configuration(role, code, inputs, outputs, references, next);
    }

    void write(DataOutput to) throws IOException {
        Fields.optional(to, role);
        Fields.text(to, code);
        to.writeInt(inputs.size());
        for (Input input : inputs) {
            input.write(to);
        }
        to.writeInt(outputs.size());
        for (Output output : outputs) {
            output.write(to);
        }
        to.writeInt(references.size());
        for (ReferenceSource reference : references) {
            reference.write(to);
        }
        to.writeInt(loggings.size());
        for (LoggingOption logging : loggings) {
            logging.write(to);
        }
    }

    static Configuration read(DataInput from) throws IOException {
        String role = Fields.optional(from);
        String code = Fields.text(from);
        List<Input> inputs = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            inputs.add(Input.read(from));
        }
        List<Output> outputs = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            outputs.add(Output.read(from));
        }
        List<ReferenceSource> references = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            references.add(ReferenceSource.read(from));
        }
        List<LoggingOption> loggings = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            loggings.add(LoggingOption.read(from));
        }
        return new Configuration(role, code, inputs, outputs, references, loggings);
    }
}
