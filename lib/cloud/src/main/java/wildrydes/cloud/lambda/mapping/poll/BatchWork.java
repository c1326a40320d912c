package wildrydes.cloud.lambda.mapping.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.lambda.FunctionVersion;
import wildrydes.cloud.lambda.mapping.Mapping;
import wildrydes.cloud.lambda.mapping.Settings;
import wildrydes.cloud.lambda.mapping.event.EventFormat;
import wildrydes.cloud.lambda.run.Outcome;
import wildrydes.cloud.reading.Backoff;
import wildrydes.cloud.reading.Calls;

/**
 * Has a function process batches of a stream, and decides what becomes of each: processed, tried again, split, or given up
 * (docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html, kinesis-on-failure-destination.html).
 */
final class BatchWork {

    private static final String PROBLEM = "PROBLEM: ";
    private static final String FAILED = PROBLEM + "Function call failed";

    private final Tools tools;
    private final Mapping mapping;
    private final Settings settings;
    private final Attempts attempts;
    private final MappingMetrics metrics;
    private final Invocations invocations;
    private final FailureReports reports;
    /** What came of the last batch before this began. */
    private final String before;

    private Duration retention = Duration.ofHours(24);
    /** What came of the last batch; null as long as there was none. */
    private @Nullable String result;
    /** Why there is nothing to process; null where nothing is wrong. */
    private @Nullable String trouble;

    /** A batch to process, in its place. */
    record Job(ShardWork<?> shard, Lane lane, Batch batch) {}

    BatchWork(Tools tools, Mapping mapping, EventFormat<?> format, Attempts attempts, MappingMetrics metrics) {
        this.tools = tools;
        this.mapping = mapping;
        this.settings = mapping.settings();
        this.attempts = attempts;
        this.metrics = metrics;
        this.invocations = new Invocations(tools.invoker(), tools.threads(), mapping.function());
        this.reports = new FailureReports(mapping, format, metrics);
        this.before = tools.state().result(mapping.uuid());
    }

    /** How long the stream keeps records: what is older is given up, however long a mapping would try. */
    void retention(Duration kept) {
        retention = kept;
    }

    /** Says why there is nothing to process. */
    void problem(String sentence) {
        trouble = sentence;
        noteResult();
    }

    /** There is nothing wrong any more. */
    void recovered() {
        if (trouble != null) {
            trouble = null;
            tools.state().note(mapping.uuid(), result == null ? before : result);
        }
    }

    /** Puts down what came of the last batch. */
    void noteResult() {
        String wrong = trouble;
        String last = wrong == null ? result : PROBLEM + wrong;
        if (last != null) {
            tools.state().note(mapping.uuid(), last);
        }
    }

    /** Processes batches side by side. */
    void process(List<Job> due, Calls calls, FunctionVersion function, Instant now) throws InterruptedException {
        List<Job> young = new ArrayList<>();
        for (Job job : due) {
            if (!expire(job, calls, function, now)) {
                young.add(job);
            }
        }
        List<Invocations.Result> results = invocations.all(young.stream()
                .map(job -> Payloads.of(job.batch(), mapping.source()))
                .toList());
        for (int i = 0; i < young.size(); i++) {
            settle(young.get(i), results.get(i), calls, function, now);
        }
    }

    /** Gives up records that are too old; tells whether there were any, so that the batch is another one now. */
    private boolean expire(Job job, Calls calls, FunctionVersion function, Instant now) {
        Batch batch = job.batch();
        if (batch.closing()) {
            return expireEnd(job, calls, function, now);
        }
        int old = 0;
        while (old < batch.items().size() && expiry(batch.items().get(old)).isBefore(now)) {
            old++;
        }
        if (old == 0) {
            return false;
        }
        job.lane().pop();
        Batch expired = batch;
        if (old < batch.items().size()) {
            attempts.fate(batch, Attempts.Fate.SPLIT);
            job.lane().push(part(batch, old, batch.items().size(), batch.attempts()));
            expired = part(batch, 0, old, batch.attempts());
        }
        attempts.add(now, expired, "RecordAgeExceeded", null, null);
        discard(expired, FailureReports.Condition.RECORD_AGE_EXCEEDED, calls, function, now);
        return true;
    }

    /** The end of a window is as old as the last record that could be in it; if it were tried for ever, nothing behind it would be processed. */
    private boolean expireEnd(Job job, Calls calls, FunctionVersion function, Instant now) {
        Batch batch = job.batch();
        Window window = batch.window();
        if (window == null || !expiry(window.end()).isBefore(now)) {
            return false;
        }
        attempts.add(now, batch, "RecordAgeExceeded", null, null);
        discard(batch, FailureReports.Condition.RECORD_AGE_EXCEEDED, calls, function, now);
        finished(job);
        return true;
    }

    private Instant expiry(Item item) {
        return expiry(item.arrival());
    }

    private Instant expiry(Instant arrival) {
        return arrival.plus(
                settings.maximumAgeSeconds() == Settings.FOREVER
                        ? retention
                        : Duration.ofSeconds(settings.maximumAgeSeconds()));
    }

    private Batch part(Batch of, int from, int to, int attemptsBefore) {
        return of.part(attempts.number(), of.items().subList(from, to), attemptsBefore);
    }

    private void settle(Job job, Invocations.Result invoked, Calls calls, FunctionVersion function, Instant now) {
        Batch batch = job.batch();
        if (invoked.postponed()) {
            batch.postpone();
            attempts.add(now, batch, invoked.why(), invoked.reason(), null);
            result = FAILED;
            wait(batch, batch.postponed(), now);
            return;
        }
        if (!batch.items().isEmpty()) {
            metrics.age(now, batch.items().get(batch.items().size() - 1).arrival());
        }
        metrics.invoked(now, batch.items().size());
        batch.attempted(invoked.request(), invoked.error());
        Outcome outcome = invoked.outcome();
        if (outcome == null || invoked.error() != null) {
            attempts.add(now, batch, "FunctionError", invoked.reason(), invoked.request());
            failed(job, 0, calls, function, now);
        } else {
            returned(job, Answer.of(outcome.payload()), invoked.request(), calls, function, now);
        }
    }

    private void returned(Job job, Answer answer, String request, Calls calls, FunctionVersion function, Instant now) {
        Batch batch = job.batch();
        Window window = batch.window();
        String state = answer.state();
        if (window != null && state == null && !batch.closing()) {
            attempts.add(now, batch, "NoState", "The function's response has no state.", request);
            failed(job, 0, calls, function, now);
            return;
        }
        Set<Integer> failures = settings.reportsItems() ? answer.failed(batch.items()) : Set.of();
        int good = failures.isEmpty() ? batch.items().size() : Collections.min(failures);
        if (window != null && state != null && good > 0) {
            window.took(batch.items().get(0), batch.items().get(good - 1), state);
        }
        batch.items().subList(0, good).forEach(Item::finish);
        if (!failures.isEmpty()) {
            attempts.add(
                    now,
                    batch,
                    "PartialFailure",
                    "The function says that " + batch.items().get(good).id() + " failed.",
                    request);
            failed(job, good, calls, function, now);
            return;
        }
        attempts.add(now, batch, "OK", null, request);
        attempts.fate(batch, Attempts.Fate.OK);
        result = "OK";
        finished(job);
    }

    private static void finished(Job job) {
        job.batch().finish();
        job.lane().pop();
        if (job.batch().closing()) {
            job.shard().closed();
        }
    }

    /**
     * A batch has failed.
     *
     * @param good how many records at its beginning did not
     */
    private void failed(Job job, int good, Calls calls, FunctionVersion function, Instant now) {
        Batch batch = job.batch();
        int size = batch.items().size();
        result = FAILED;
        metrics.failed(now, size - good);
        if (settings.bisect() && (good > 0 || size > 1)) {
            int middle = good > 0 ? good : size / 2;
            attempts.fate(batch, Attempts.Fate.SPLIT);
            job.lane().pop();
            Batch later = part(batch, middle, size, 0);
            job.lane().push(later);
            if (good == 0) {
                job.lane().push(part(batch, 0, middle, 0));
            } else {
                wait(later, batch.attempts(), now);
            }
            return;
        }
        Batch rest = batch;
        if (good > 0) {
            attempts.fate(batch, Attempts.Fate.SPLIT);
            rest = part(batch, good, size, batch.attempts());
            job.lane().pop();
            job.lane().push(rest);
        }
        if (settings.retries() != Settings.FOREVER && rest.attempts() > settings.retries()) {
            discard(rest, FailureReports.Condition.RETRY_ATTEMPTS_EXHAUSTED, calls, function, now);
            finished(new Job(job.shard(), job.lane(), rest));
        } else {
            wait(rest, rest.attempts(), now);
        }
    }

    /** Until the next attempt, or until the first record is too old for one. */
    private void wait(Batch batch, int failures, Instant now) {
        Instant next = now.plus(Backoff.after(failures));
        if (!batch.items().isEmpty()) {
            Instant expired = expiry(batch.items().get(0)).plusMillis(1);
            next = expired.isBefore(next) ? expired : next;
        }
        batch.waitUntil(next);
    }

    private void discard(
            Batch batch, FailureReports.Condition condition, Calls calls, FunctionVersion function, Instant now) {
        metrics.dropped(now, batch.items().size());
        attempts.fate(batch, new Attempts.Fate("Discarded", condition.word(), settings.onFailure()));
        reports.report(calls, function, batch, condition, now);
        batch.finish();
    }
}
