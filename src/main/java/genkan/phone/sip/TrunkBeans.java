package genkan.phone.sip;

import genkan.phone.Trunk;
import java.util.List;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** A bean for each trunk, for whoever wants to know whether one is up. */
final class TrunkBeans implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        var lines = Binder.get(environment)
                .bindOrCreate("genkan.phone.sip", SipProperties.class)
                .trunks();
        var names = lines.isEmpty()
                ? List.of(Lines.LOOPBACK)
                : lines.stream().map(SipProperties.Line::name).toList();
        for (var name : names) {
            registry.registerBean(
                    "trunk-" + name,
                    Trunk.class,
                    bean -> bean.supplier(context -> context.bean(Lines.class).named(name)));
        }
        if (!lines.isEmpty()) {
            registry.registerBean("trunks", TrunkHealth.class);
        }
    }
}
