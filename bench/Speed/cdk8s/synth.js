// The stack's objects as a cdk8s program declares them: each as it stands, with the weights given.
//   node synth.js <objects.json> <weight of the first track>
const { App, Chart, ApiObject } = require('cdk8s');
const { readFileSync } = require('fs');

const [objects, weight] = process.argv.slice(2);
const app = new App();
const chart = new Chart(app, 'trino');
JSON.parse(readFileSync(objects, 'utf8')).forEach((object, index) => {
  for (const rule of object.spec?.rules ?? []) {
    if (rule.name === 'new-statements') rule.backendRefs[0].weight = Number(weight);
  }
  new ApiObject(chart, `object-${index}`, object);
});
process.stdout.write(app.synthYaml());
