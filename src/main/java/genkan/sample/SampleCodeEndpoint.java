package genkan.sample;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** What {@code ./genkan operator code} talks to, on the management port: only the sample's operators have codes there. */
@Component
@Endpoint(id = "operatorcode")
class SampleCodeEndpoint {

    private final SampleClerks clerks;

    SampleCodeEndpoint(SampleClerks clerks) {
        this.clerks = clerks;
    }

    @WriteOperation(produces = "text/plain;charset=UTF-8")
    String code(String name) {
        return clerks.codeOf(name).orElse("refused: only operators of the sample have their codes shown");
    }
}
