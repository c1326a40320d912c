package wildrydes.kernel.requests;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.jupyter.Connection;
import wildrydes.kernel.jupyter.KernelLog;
import wildrydes.kernel.jupyter.MalformedException;
import wildrydes.kernel.jupyter.Outbox;
import wildrydes.kernel.jupyter.Request;
import wildrydes.kernel.jupyter.Sockets;
import wildrydes.kernel.streams.Outputs;
import wildrydes.kernel.streams.Questions;

/** Takes every request and gives it to whoever answers it; waits for nobody. */
public final class Desk implements Sockets.Receiver {

    /** Who answers. */
    public record Staff(
            Cells cells, LateShell shell, Lines lines, Listeners listeners, History history, Questions questions) {}

    private final Connection connection;
    private final Staff staff;
    private final Outputs outputs;
    private final Answers answers;
    private final Assistance assistance;
    private final Recollection recollection;
    private final Debugging debugging;
    private final Beside beside;
    private final Runnable stop;
    private final KernelLog log;
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    /**
     * @param debugger the thread on which the debugger is asked
     * @param stop ends the kernel
     */
    public Desk(
            Connection connection,
            Staff staff,
            Outbox outbox,
            Outputs outputs,
            Beside beside,
            Beside debugger,
            Runnable stop,
            KernelLog log) {
        this.connection = connection;
        this.staff = staff;
        this.outputs = outputs;
        this.beside = beside;
        this.stop = stop;
        this.log = log;
        this.answers = new Answers(outbox, log);
        this.assistance = new Assistance(staff.shell, answers, beside);
        this.debugging = new Debugging(staff.shell, outbox, debugger);
        this.recollection = new Recollection(staff.history, answers, beside);
    }

    @Override
    public void received(Request request) throws MalformedException {
        switch (request.type()) {
            case "kernel_info_request" -> answers.answer(request, KernelInfo::content);
            case "execute_request" -> execute(CellRequest.of(request));
            case "complete_request" -> assistance.complete(request);
            case "inspect_request" -> assistance.inspect(request);
            case "is_complete_request" -> assistance.isComplete(request);
            case "history_request" -> recollection.answer(request);
            case "comm_info_request" -> {
                String target = request.content().text("target_name", "");
                answers.answer(request, () -> staff.lines.info(target));
            }
            case "comm_open" -> staff.lines.opened(request);
            case "comm_msg" -> staff.lines.said(request);
            case "comm_close" -> staff.lines.closed(request);
            case "connect_request" -> answers.answer(request, this::ports);
            case "debug_request" -> debugging.answer(request);
            case "interrupt_request" -> interrupt(request);
            case "shutdown_request" -> shutDown(request);
            case "input_reply" -> typed(request);
            default -> {
                // Some front ends ask again and again.
                if (unknown.add(request.type())) {
                    log.warn("Ignored a message of the unknown type " + request.type() + ", and all later ones.");
                }
            }
        }
    }

    @Override
    public long beforeSleep() {
        return outputs.sendDue();
    }

    private void execute(CellRequest cell) {
        staff.cells
                .add(cell)
                .ifPresent(running -> beside.run(() -> {
                    CellId.enter(running);
                    staff.listeners.repeated(running);
                }));
    }

    private void interrupt(Request request) {
        staff.cells.interrupt(
                request,
                interrupted -> answers.answer(request, () -> {
                    interrupted.ifPresent(cell -> beside.run(() -> {
                        CellId.enter(cell);
                        staff.listeners.interrupted(cell);
                    }));
                    return Answers.ok();
                }));
    }

    private void shutDown(Request request) throws MalformedException {
        boolean restart = request.content().flag("restart", false);
        outputs.flush();
        answers.answer(request, () -> {
            Map<String, @Nullable Object> content = Answers.ok();
            content.put("restart", restart);
            return content;
        });
        stop.run();
    }

    private void typed(Request request) throws MalformedException {
        if (!staff.questions.answered(request.content().text("value"))) {
            log.warn("Ignored a line that the front end sent, since no cell waits for one.");
        }
    }

    private Map<String, @Nullable Object> ports() {
        Map<String, @Nullable Object> content = Answers.ok();
        content.put("shell_port", connection.shell());
        content.put("iopub_port", connection.iopub());
        content.put("stdin_port", connection.stdin());
        content.put("hb_port", connection.heartbeat());
        content.put("control_port", connection.control());
        return content;
    }
}
