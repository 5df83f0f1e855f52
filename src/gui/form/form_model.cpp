#include "gui/form/form_model.h"

namespace godel::gui {

using namespace Qt::StringLiterals;
using catalog::Danger;
using catalog::Parameter;

namespace {

QString quoted(const QString& text)
{
    const bool isPlain = std::all_of(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber() || u"._+-:/,@%="_s.contains(c); });
    return isPlain && !text.isEmpty() ? text : u'\'' + QString(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

} // namespace

FormModel::FormModel(catalog::CommandSpec spec, SessionInfo session, QObject* parent) : QObject(parent), m_spec(std::move(spec)), m_session(std::move(session)) {}

void FormModel::setText(const QString& parameter, const QString& text)
{
    if (text.isEmpty()) {
        m_texts.remove(parameter);
    } else {
        m_texts.insert(parameter, text);
    }
    Q_EMIT changed();
}

void FormModel::setArguments(const QStringList& arguments)
{
    m_arguments = arguments;
    Q_EMIT changed();
}

void FormModel::setConfirmation(const QString& typed)
{
    m_confirmation = typed;
    Q_EMIT changed();
}

std::optional<Error> FormModel::errorOf(const QString& parameter) const
{
    const auto found = std::find_if(m_spec.parameters.begin(), m_spec.parameters.end(), [&parameter](const Parameter& one) { return one.name == parameter; });
    if (found == m_spec.parameters.end() || !m_texts.contains(parameter)) {
        return std::nullopt;
    }
    const auto read = catalog::canonical(*found, m_texts.value(parameter));
    return read ? std::nullopt : std::optional(read.error());
}

QJsonObject FormModel::parameters() const
{
    QJsonObject given;
    for (auto text = m_texts.begin(); text != m_texts.end(); ++text) {
        given.insert(text.key(), text.value());
    }
    return given;
}

bool FormModel::needsPlan() const
{
    return m_spec.danger == Danger::Disrupts || m_spec.danger == Danger::Destroys;
}

QString FormModel::phrase() const
{
    const auto checked = catalog::validated(m_spec, parameters());
    return catalog::confirmationPhrase(m_session.environment, m_spec, checked.value_or(parameters()));
}

QString FormModel::whyNotReady() const
{
    if (m_session.role < m_spec.role) {
        return tr("%1 is for the role %2, and you are %3").arg(m_spec.name, catalog::name(m_spec.role), catalog::name(m_session.role));
    }
    if (const auto checked = catalog::validated(m_spec, parameters()); !checked) {
        return text(checked.error());
    }
    if (const auto accepted = catalog::acceptsFurther(m_spec, m_arguments); !accepted) {
        return text(accepted.error());
    }
    return {};
}

QString FormModel::asTyped() const
{
    QStringList words{u"godelctl"_s, m_spec.name};
    for (const Parameter& parameter : m_spec.parameters) {
        if (m_texts.contains(parameter.name)) {
            words.append(u"--%1=%2"_s.arg(parameter.name, parameter.isSecret ? u"…"_s : quoted(m_texts.value(parameter.name))));
        }
    }
    if (needsTyping()) {
        words.append(u"--confirm="_s + phrase());
    }
    if (!m_arguments.isEmpty()) {
        words.append(u"--"_s);
        for (const QString& argument : m_arguments) {
            words.append(quoted(argument));
        }
    }
    return words.join(u' ');
}

} // namespace godel::gui
