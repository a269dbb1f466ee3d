import type { App } from '../app';
import { loadSession } from '../load';
import type { Model, SettingsPage } from '../model';
import { h, type VirtualElement } from '../virtual-dom/node';
import { button, pageHead, primary, textField } from './form';

export function settingsPage(app: App, model: Model, page: SettingsPage): VirtualElement {
  const { labels, layout, route } = model;
  const project = `/projects/${route.projectId}`;
  const save = async () => {
    await app.api.send('PATCH', project, { name: page.projectName });
    await loadSession(app);
    app.say(labels.saved);
  };
  const leave = async () => {
    await app.api.send('DELETE', `${project}/leave`);
    await loadSession(app);
    app.navigate('/');
  };
  const ask = (leaving: boolean) => app.onPage('settings', (settings) => ({ ...settings, leaving }));
  return h('section', { class: 'page' }, [
    layout.own?.projectHead(app, model, 'settings') ?? pageHead(labels.settings, ''),
    h('div', { class: 'panel form' }, [
      textField(layout.field, 'project-name', labels.projectName, {
        value: page.projectName,
        onType: (projectName) => app.onPage('settings', (settings) => ({ ...settings, projectName }), true),
      }),
      h('div', { class: 'form-buttons' }, [
        primary(labels.save, () => app.attempt(save), page.projectName.trim() === ''),
      ]),
    ]),
    h('div', { class: 'panel' }, [
      h('h2', {}, [labels.leave]),
      h('p', { class: 'muted' }, [labels.leaveHint]),
      page.leaving
        ? h('div', { class: 'form-buttons' }, [
            button(labels.cancel, () => ask(false)),
            button(labels.leaveConfirm, () => app.attempt(leave), { class: 'button danger' }),
          ])
        : button(labels.leave, () => ask(true)),
    ]),
  ]);
}
