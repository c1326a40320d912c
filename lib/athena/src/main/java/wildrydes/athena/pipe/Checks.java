package wildrydes.athena.pipe;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import wildrydes.athena.engine.Engine;

/** Reads statements that are not to be run yet, beside the query that runs: who asks waits for the answer. */
final class Checks {

    private final Engine engine;
    private final Speaker speaker;
    private final BlockingQueue<Message.Check> waiting = new LinkedBlockingQueue<>();
    private final Thread worker;

    /** @param stackBytes for the recursion of the parser */
    Checks(Engine engine, Speaker speaker, long stackBytes) {
        this.engine = engine;
        this.speaker = speaker;
        this.worker = new Thread(null, this::work, "check", stackBytes);
        worker.setDaemon(true);
        worker.start();
    }

    void add(Message.Check check) {
        waiting.add(check);
    }

    private void work() {
        try {
            while (true) {
                Message.Check check = waiting.take();
                String mistake = engine.mistake(check.sql());
                speaker.say("checked", json -> {
                    json.writeStringField("check", check.check());
                    json.writeStringField("mistake", mistake);
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void end() {
        worker.interrupt();
    }
}
