package wildrydes.cloud.lambda;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How versions come and go. */
final class Versions {

    private Versions() {}

    /** A function with its latest code and configuration as a version more; the same where that is a version already. */
    static LambdaFunction published(LambdaFunction function, String description) {
        Revision last = last(function);
        if (last != null && last.build().equals(function.latest().build())) {
            return function;
        }
        long number = function.published() + 1;
        return function.withVersion(number, function.latest().published(number, description));
    }

    /** The one that was published last, if it is still there. */
    static @Nullable Revision last(LambdaFunction function) {
        return function.versions().get(function.published());
    }

    /** The one that was published last, or the latest code and configuration where that is gone. */
    static Revision newest(LambdaFunction function) {
        Revision last = last(function);
        return last == null ? function.latest() : last;
    }

    /** A function without one of its versions. */
    static LambdaFunction without(LambdaFunction function, String version) {
        if (version.equals(Revision.LATEST)) {
            throw VersionErrors.latestStays();
        }
        List<String> using = function.aliases().values().stream()
                .filter(alias -> alias.pointsTo(version))
                .map(Alias::name)
                .toList();
        if (!using.isEmpty()) {
            throw VersionErrors.versionInUse(using);
        }
        return function.withoutVersion(version);
    }
}
