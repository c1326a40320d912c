package wildrydes.cloud.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.auth.Caller;

/** Adds parts to applications and takes them away, and updates them; each time there is a new version. */
final class Parts {

    private final Calls calls;
    private final Readings readings;
    private final Creation creation;

    Parts(Calls calls, Readings readings, Creation creation) {
        this.calls = calls;
        this.readings = readings;
        this.creation = creation;
    }

    Application update(Part request, Api api, Caller caller) {
        return calls.change(request, api, caller, now -> creation.updated(now.configuration(), request, api));
    }

    Application addInput(Part request, Api api, Caller caller) {
        return calls.change(request, api, caller, now -> {
            Configuration before = now.configuration();
            return before.withInputs(with(before.inputs(), readings.input(request.requiredPart("Input"), nextId(now))));
        });
    }

    /** The id of what the next version brings. */
    private static String nextId(Application now) {
        return now.version() + 1 + ".1";
    }

    private static <T> List<T> with(List<T> before, T added) {
        List<T> next = new ArrayList<>(before);
        next.add(added);
        return next;
    }

    private static <T> List<T> without(List<T> before, Function<T, String> id, Part request, String idMember) {
        List<T> next = new ArrayList<>(before);
        next.remove(Updates.place(before, id, request.required(idMember), idMember));
        return next;
    }

    Application addProcessing(Part request, Api api, Caller caller) {
        Resource processor = readings.processor(request.requiredPart("InputProcessingConfiguration"));
        return calls.change(request, api, caller, now -> processed(now.configuration(), request, processor));
    }

    Application deleteProcessing(Part request, Api api, Caller caller) {
        return calls.change(request, api, caller, now -> processed(now.configuration(), request, null));
    }

    private static Configuration processed(Configuration before, Part request, @Nullable Resource processor) {
        List<Input> inputs = new ArrayList<>(before.inputs());
        int place = Updates.place(inputs, Input::id, request.required("InputId"), "InputId");
        inputs.set(place, inputs.get(place).through(processor));
        return before.withInputs(inputs);
    }

    /** The input of a request, in what has become of the application. */
    static Input input(Application application, Part request) {
        List<Input> inputs = application.configuration().inputs();
        return inputs.get(Updates.place(inputs, Input::id, request.required("InputId"), "InputId"));
    }

    Application addOutput(Part request, Api api, Caller caller) {
        return calls.change(request, api, caller, now -> {
            Configuration before = now.configuration();
            return before.withOutputs(
                    with(before.outputs(), readings.output(request.requiredPart("Output"), nextId(now))));
        });
    }

    Application deleteOutput(Part request, Api api, Caller caller) {
        return calls.change(request, api, caller, now -> {
            Configuration before = now.configuration();
            return before.withOutputs(without(before.outputs(), Output::id, request, "OutputId"));
        });
    }

    Application addReference(Part request, Api api, Caller caller) {
        return calls.change(request, api, caller, now -> {
            Configuration before = now.configuration();
            return before.withReferences(with(
                    before.references(), readings.reference(request.requiredPart("ReferenceDataSource"), nextId(now))));
        });
    }

    Application deleteReference(Part request, Api api, Caller caller) {
        return calls.change(request, api, caller, now -> {
            Configuration before = now.configuration();
            return before.withReferences(without(before.references(), ReferenceSource::id, request, "ReferenceId"));
        });
    }

    Application addLogging(Part request, Api api, Caller caller) {
        return calls.change(request, api, caller, now -> {
            Configuration before = now.configuration();
            return before.withLoggings(with(
                    before.loggings(), readings.logging(request.requiredPart("CloudWatchLoggingOption"), nextId(now))));
        });
    }

    Application deleteLogging(Part request, Api api, Caller caller) {
        return calls.change(request, api, caller, now -> {
            Configuration before = now.configuration();
            return before.withLoggings(
                    without(before.loggings(), LoggingOption::id, request, "CloudWatchLoggingOptionId"));
        });
    }
}
